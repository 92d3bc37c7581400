// The outline of the world that the map carries: Natural Earth (public domain) at 1:110m, as
// world-atlas packs it. Paths are in tenths of degrees, east and south, each step from the last.
import { readFile } from "node:fs/promises";
import { feature, mesh } from "topojson-client";

const NEARLY_NOTHING = 1; // tenths of a degree: a step that nobody sees
const ANTARCTIC = -600;

/** An esbuild plugin: `outline:world` has the paths of land and of borders between states. */
export const outline = {
  name: "outline",
  setup(build) {
    build.onResolve({ filter: /^outline:world$/ }, ({ path }) => ({ path, namespace: "outline" }));
    build.onLoad({ filter: /.*/, namespace: "outline" }, async () => {
      const file = new URL("node_modules/world-atlas/countries-110m.json", import.meta.url);
      const world = JSON.parse(await readFile(file, "utf8"));
      const land = feature(world, world.objects.land);
      const shapes =
        land.type === "FeatureCollection" ? land.features.map((one) => one.geometry) : [land.geometry];
      const rings = shapes.flatMap(({ type, coordinates }) =>
        type === "Polygon" ? coordinates : coordinates.flat(),
      );
      const borders = mesh(world, world.objects.countries, (a, b) => a !== b).coordinates;
      const contents = `export const LAND = ${JSON.stringify(path(rings, "z"))};
export const BORDERS = ${JSON.stringify(path(borders, ""))};`;
      return { contents, loader: "js" };
    });
  },
};

function path(lines, end) {
  return lines
    .map((line) => line.map(([east, north]) => [Math.round(10 * east), Math.round(-10 * north)]))
    .filter((line) => line.some(([, south]) => south < -ANTARCTIC))
    .flatMap(cut)
    .map((line) => {
      let [x, y] = line[0];
      const steps = line.slice(1).flatMap(([east, south]) => {
        const [dx, dy] = [east - x, south - y];
        if (Math.abs(dx) + Math.abs(dy) <= NEARLY_NOTHING) return [];
        [x, y] = [east, south];
        return [dx, dy];
      });
      const told = steps.map((n, i) => (i && n >= 0 ? ` ${n}` : `${n}`)).join("");
      return steps.length > 2 ? `M${line[0].join(" ")}l${told}${end}` : "";
    })
    .join("");
}

/** Return the parts of a line between its leaps from one edge of the world to the other. */
function cut(line) {
  const parts = [[]];
  line.forEach((point, i) => {
    if (i && Math.abs(point[0] - line[i - 1][0]) > 1800) parts.push([]);
    parts.at(-1).push(point);
  });
  const closed = String(line[0]) === String(line.at(-1));
  if (parts.length > 1 && closed) parts[0] = [...parts.pop(), ...parts[0]];
  return parts;
}
