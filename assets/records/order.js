// @ts-check
/* How the address names the order of rows: a column, with a minus from its end. */
const Order = {
  /**
   * "-value" → that column, from its largest; null where rows stand in the order of the list.
   * @param {string} order
   * @returns {{colId: string, sort: "asc" | "desc"} | null}
   */
  read(order) { return order ? {colId: order.replace(/^-/, ""), sort: order[0] === "-" ? "desc" : "asc"} : null; },

  /**
   * The same the other way round, of the first of the sorted columns.
   * @param {{colId: string, sort?: string | null}[]} sorts
   */
  of(sorts) { return sorts.length ? (sorts[0].sort === "desc" ? "-" : "") + sorts[0].colId : ""; },

  /**
   * The query of a piece of the rows.
   * @param {string} query of the page
   * @param {string} order
   * @param {number} start
   * @param {number} end the row after the last
   */
  piece(query, order, start, end) {
    return Query.but(Query.but(Query.but(query, "order", order), "start", String(start)), "end", String(end));
  },
};
