// Bundles the browser's script and styles. Called by the web project's build with the output folder.
import { rmSync } from "node:fs";
import { build } from "esbuild";

const out = process.argv[2] ?? "dist";
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: { app: "src/app.ts", styles: "styles/app.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
  assetNames: "fonts/[name]-[hash]",
  loader: { ".woff2": "file", ".woff": "file" },
  logLevel: "warning",
});
