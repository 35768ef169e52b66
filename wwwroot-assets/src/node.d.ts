/** The little of Node.js that tests need: the page itself must not know of it. */
declare module "node:fs" {
  export function readFileSync(path: URL, encoding: "utf8"): string;
}
