// @ts-check
/* The only script that knows what dash-ag-grid does not promise: that its component can be mounted by React without
   Dash, and how it then asks for rows. tests/browser/pages/test_records.py fails when an upgrade changes it. */
const Grid = {
  /** Whether its scripts are here. */
  isThere() { return Boolean(window.dash_ag_grid && window.ReactDOM); },

  /**
   * Puts a grid of endless rows into a place; resolves with the grid when it stands.
   * @param {HTMLElement} place
   * @param {string} id
   * @param {object[]} columns
   * @param {object} options of AG Grid
   * @param {(request: RowsRequest) => void} rows asked for pieces of the rows
   * @returns {Promise<GridApi>}
   */
  mount(place, id, columns, options, rows) {
    if (!window.dash_ag_grid || !window.ReactDOM) { return Promise.reject(new Error("no grid")); }
    window.ReactDOM.createRoot(place).render(window.React.createElement(window.dash_ag_grid.AgGrid, {
      id, className: "", style: {height: "100%", width: "100%"}, columnDefs: columns, rowModelType: "infinite", getRowId: "params.data.id",
      defaultColDef: {resizable: true}, dashGridOptions: options,
      setProps: (/** @type {{getRowsRequest?: RowsRequest}} */ what) => { if (what.getRowsRequest) { rows(what.getRowsRequest); } },
    }));
    return window.dash_ag_grid.getApiAsync(id);
  },
};
