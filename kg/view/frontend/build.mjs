// Bundles the sources into ../assets/desk.js, world.js and desk.css, with the licences of what they are made
// of. `--check` says whether those are fresh,
// `--tests` bundles the unit tests for `node --test`.
import { build } from "esbuild";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { outline } from "./outline.mjs";

const here = new URL(".", import.meta.url).pathname;
const assets = `${here}../assets`;
const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "inline",
  target: ["chrome103", "firefox113", "safari16.4"], // those that inflate what the page carries
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
  plugins: [outline],
};

if (process.argv.includes("--tests")) {
  const names = (await readdir(`${here}tests`)).filter((name) => name.endsWith(".test.ts")).sort();
  const contents = names.map((name) => `import "./tests/${name}";`).join("\n");
  await build({
    ...options,
    minify: false,
    stdin: { contents, resolveDir: here, loader: "ts" },
    platform: "node",
    format: "esm",
    outfile: "build/tests.mjs",
    target: "node20",
  });
} else {
  const check = process.argv.includes("--check");
  const made = await build({
    ...options,
    entryPoints: { desk: "src/main.tsx", world: "src/map/world.ts" },
    format: "iife",
    outdir: assets,
    write: !check,
    metafile: true,
  });
  const bundled = [
    ...new Set([
      "world-atlas", // its paths come as a module of their own
      ...Object.keys(made.metafile.inputs).flatMap((path) => /^node_modules\/([^/]+)/.exec(path)?.[1] ?? []),
    ]),
  ].sort();
  const texts = await Promise.all(
    bundled.map(
      async (name) => `${name}\n\n${await readFile(`${here}node_modules/${name}/LICENSE`, "utf8")}`,
    ),
  );
  const licences = { path: `${assets}/licences.txt`, text: texts.join("\n\n") };
  if (!check) await writeFile(licences.path, licences.text);
  for (const file of check ? [...made.outputFiles, licences] : []) {
    const committed = await readFile(file.path, "utf8").catch(() => "");
    if (committed !== file.text) {
      console.error(`${file.path} is stale: run npm run build in kg/view/frontend.`);
      process.exitCode = 1;
    }
  }
}
