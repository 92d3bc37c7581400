/** The little of vis-network that is used; the page carries it as a script of its own. */
declare namespace vis {
  interface Item {
    id: string | number;
    [option: string]: unknown;
  }
  class DataSet {
    constructor(items: Item[]);
    update(items: Item[]): void;
    get(): Item[];
  }
  interface Edge {
    fromId: string | number;
    toId: string | number;
    draw(pen: CanvasRenderingContext2D): void;
    drawArrows(pen: CanvasRenderingContext2D): void;
  }
  interface Clicked {
    nodes: (string | number)[];
    edges: (string | number)[];
    node: string | number;
    edge: string | number;
    pointer: { canvas: { x: number; y: number } };
  }
  class Network {
    constructor(box: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object);
    on(event: string, does: (clicked: Clicked) => void): void;
    fit(options?: object): void;
    getScale(): number;
    moveTo(options: object): void;
    focus(id: string | number, options?: object): void;
    setSelection(chosen: { nodes: (string | number)[]; edges: (string | number)[] }, options?: object): void;
    canvasToDOM(at: { x: number; y: number }): { x: number; y: number };
    DOMtoCanvas(at: { x: number; y: number }): { x: number; y: number };
    /** What it draws, by id, and in which order: nothing that its documentation tells. */
    readonly body: {
      nodes: Record<string | number, { draw(pen: CanvasRenderingContext2D): void }>;
      edges: Record<string | number, Edge>;
      nodeIndices: (string | number)[];
      edgeIndices: (string | number)[];
    };
    getPosition(id: string | number): { x: number; y: number };
    redraw(): void;
    destroy(): void;
  }
}
