/** Rectangles laid side by side on a sheet: the parts of a drawing that nothing connects. */

export interface Rectangle {
  width: number;
  height: number;
}

/**
 * Return the left top corner of each rectangle, in a whole about `ratio` times as wide as high. They
 * fill shelves from the highest to the lowest; on a shelf, low ones stand on each other.
 */
export function pack(rectangles: Rectangle[], ratio: number): { x: number; y: number }[] {
  const order = rectangles.map((_, i) => i);
  const of = (i: number) => rectangles[i] as Rectangle;
  order.sort((a, b) => of(b).height - of(a).height || of(b).width - of(a).width || a - b);
  const area = rectangles.reduce((sum, { width, height }) => sum + width * height, 0);
  const widest = rectangles.reduce((most, { width }) => Math.max(most, width), 0);
  let best = shelved(rectangles, order, widest);
  let least = Number.POSITIVE_INFINITY;
  for (let more = 1; more < 1.8; more += 0.1) {
    const tried = shelved(rectangles, order, Math.max(widest, Math.sqrt(area * ratio) * more));
    const right = tried.reduce((most, { x }, i) => Math.max(most, x + of(i).width), 0);
    const bottom = tried.reduce((most, { y }, i) => Math.max(most, y + of(i).height), 0);
    const size = Math.max(right / ratio, bottom);
    if (size < least) [best, least] = [tried, size];
  }
  return best;
}

function shelved(rectangles: Rectangle[], order: number[], sheet: number): { x: number; y: number }[] {
  const places = rectangles.map(() => ({ x: 0, y: 0 }));
  let shelf = { y: 0, height: 0, right: 0 };
  let pile = { x: 0, width: 0, y: 0 };
  for (const i of order) {
    const { width, height } = rectangles[i] as Rectangle;
    const stacks = pile.width >= width && pile.y + height <= shelf.y + shelf.height;
    if (!stacks) {
      if (shelf.height === 0 || shelf.right + width > sheet)
        shelf = { y: shelf.y + shelf.height, height, right: 0 };
      pile = { x: shelf.right, width, y: shelf.y };
      shelf.right += width;
    }
    places[i] = { x: pile.x, y: pile.y };
    pile.y += height;
  }
  return places;
}
