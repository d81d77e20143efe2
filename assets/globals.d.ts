// What is there before our scripts, and what separately loaded scripts of ours find in `window`.

/** What a view shows on the map, from `dashboard.figures.map_data`. */
interface MapData {
  steps: (string | number)[];
  hover: string[];
  labels: string[];
  dotted: string[];
  compared: string[];
  selected: string[];
  ramp: string;
  /** One of the years that play. */
  frame?: boolean;
}

/** What a reader did, for the callback `update`. */
interface Act {
  county?: string;
  sector?: string;
  compare?: string;
  years?: number[] | null;
  query?: string;
}

interface AtlasPage {
  shown: MapData | null;
  query: string | null;
  playing: boolean;
  /** The years are moved by keys. */
  sliding: boolean;
  act(what: Act): void;
  /** The page comes to the address of a view. */
  arrive(query: string): void;
  endPlay(): void;
  endSeries(): void;
  unreachable(): void;
  /** From share.js, which is loaded when something is first shared. */
  share?(link: HTMLElement, page: Document): void;
}

type Props = { [name: string]: unknown };
type Figure = { data: object[]; layout: object };
type PlotEvent = { points?: { location?: string; x: number }[]; range?: { x?: (string | number)[] } };
type Invertible = { invert?(point: number[]): number[] };

interface PlotlyElement extends HTMLElement {
  on?(kind: string, work: (event: PlotEvent) => void): void;
  layout?: object;
  _fullLayout?: {
    width: number;
    height: number;
    geo?: { projection: { scale: number }; _subplot?: { projection?: Invertible } };
  };
}

interface GridApi {
  setGridAriaProperty(name: string, value: string): void;
  addEventListener(kind: string, work: (event: { data?: { id: string }; event: KeyboardEvent }) => void): void;
  getColumnState(): { colId: string; sort: string | null }[];
  applyColumnState(state: object): void;
  forEachNode(work: (node: GridNode) => void): void;
  purgeInfiniteCache(): void;
  ensureIndexVisible(index: number): void;
  getDisplayedRowCount(): number;
  setFocusedCell(row: number, column: string): void;
}

interface GridNode {
  data?: { id: string };
  rowIndex: number;
  isSelected(): boolean;
  setSelected(on: boolean): void;
}

interface Window {
  atlas?: AtlasPage;
  dash_clientside?: {
    atlas?: { [name: string]: Function };
    set_props?(id: string, props: Props): void;
    no_update?: unknown;
  };
  Plotly: { relayout(plot: HTMLElement, change: object): void };
  PlotlyGeoAssets?: object;
  dash_ag_grid?: { AgGrid: unknown; getApiAsync(id: string): Promise<GridApi> };
  React: { createElement(kind: unknown, props: object): unknown };
  ReactDOM?: { createRoot(place: Element): { render(what: unknown): void } };
}

interface RowsRequest {
  startRow: number;
  endRow: number;
  sortModel?: { colId: string; sort: string }[];
  successCallback(rows: object[], total: number): void;
  failCallback(): void;
}
