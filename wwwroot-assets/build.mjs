// Bundles the browser's script and styles. Called by the web project's build with the output folder.
import { rmSync } from "node:fs";
import { build } from "esbuild";

const out = process.argv[2] ?? "dist";
rmSync(out, { recursive: true, force: true });
const common = { outdir: out, bundle: true, minify: true, target: ["es2022", "chrome123", "firefox120", "safari17.5"], logLevel: "warning" };
// Blocks the first paint, so it is as small as can be, and an ordinary script.
await build({ ...common, entryPoints: { first: "src/first.ts" }, format: "iife" });
await build({
  ...common,
  entryPoints: { app: "src/app.ts", styles: "styles/app.css" },
  format: "esm",
  assetNames: "fonts/[name]-[hash]",
  loader: { ".woff2": "file", ".woff": "file" },
});
