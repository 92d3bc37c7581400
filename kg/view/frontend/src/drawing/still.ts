/** A picture of what does not change while something is dragged: a frame costs one copy of it. */

type Id = string | number;
type Pen = CanvasRenderingContext2D;

const MARGIN = 0.5; // of what is seen, on each side
const MOST_PIXELS = 12_000_000;

/** Draw things and the lines among them as vis-network does, those that `has` tells. */
export function drawThings(
  network: vis.Network,
  pen: Pen,
  has: (moving: boolean) => boolean,
  moved: Set<Id>,
): void {
  const { nodes, edges, nodeIndices, edgeIndices } = network.body;
  const lines = edgeIndices
    .flatMap((id) => edges[id] ?? [])
    .filter(({ fromId, toId }) => has(moved.has(fromId) || moved.has(toId)));
  for (const line of lines) line.draw(pen);
  for (const id of nodeIndices) if (has(moved.has(id))) nodes[id]?.draw(pen);
  for (const line of lines) line.drawArrows(pen);
}

export class Still {
  private readonly sheet = document.createElement("canvas");
  private readonly left: number;
  private readonly top: number;
  private readonly wide: number;
  private readonly high: number;

  /** `paint` draws on the still, in the coordinates of the drawing. */
  constructor(
    private readonly network: vis.Network,
    private readonly box: HTMLElement,
    paint: (pen: Pen) => void,
  ) {
    const { left, top, right, bottom } = this.seen();
    const [wide, high] = [right - left, bottom - top];
    const fine = network.getScale() * (devicePixelRatio || 1);
    const room = Math.sqrt(MOST_PIXELS / Math.max(1, wide * high * fine * fine));
    const margin = Math.max(0, Math.min(MARGIN, (room - 1) / 2));
    [this.left, this.top] = [left - margin * wide, top - margin * high];
    [this.wide, this.high] = [wide * (1 + 2 * margin), high * (1 + 2 * margin)];
    this.sheet.width = Math.max(1, Math.round(this.wide * fine));
    this.sheet.height = Math.max(1, Math.round(this.high * fine));
    const pen = this.sheet.getContext("2d");
    pen?.setTransform(fine, 0, 0, fine, -this.left * fine, -this.top * fine);
    if (pen) paint(pen);
  }

  /** Whether it has all that is seen now. */
  covers(): boolean {
    const { left, top, right, bottom } = this.seen();
    const slack = 1 / this.network.getScale();
    return (
      left > this.left - slack &&
      top > this.top - slack &&
      right < this.left + this.wide + slack &&
      bottom < this.top + this.high + slack
    );
  }

  show(pen: Pen): void {
    pen.drawImage(this.sheet, this.left, this.top, this.wide, this.high);
  }

  private seen(): { left: number; top: number; right: number; bottom: number } {
    const { x: left, y: top } = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const { clientWidth, clientHeight } = this.box;
    const { x: right, y: bottom } = this.network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
    return { left, top, right, bottom };
  }
}
