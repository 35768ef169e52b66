import { expect, test } from "vitest";
import { csvName, csvOf } from "./csv";
import { PathData } from "./pathData";
import { pictureOf } from "./picture";
import type { PathSpec } from "./spec";

const spec: PathSpec = { name: "=dx, \"first\"", label: "Direct Connect", kind: "dx", interval: 200, timeout: 200, latencyLimit: null, jitterLimit: null, lossLimit: 0.2 };

test("cells as lines, with names that no spreadsheet takes for a formula, and nothing where nothing is known", () => {
  const data = new PathData();
  data.add({ index: 0, at: 1_700_000_000_000, trip: 12.3456, sent: 2, lost: 1, late: 0 });
  data.add({ index: 1, at: 1_700_000_000_200, trip: NaN, sent: 2, lost: 2, late: 0 });
  const picture = pictureOf([spec], [data], "rounds", { from: 1_700_000_000_000, to: 1_700_000_000_400, step: 200 }, 1_700_000_000_400);
  expect(csvOf("LAX1", [spec], picture).split("\r\n")).toEqual([
    "\uFEFFtime,site,path,step_ms,sent,lost,late,low_ms,q1_ms,median_ms,q3_ms,high_ms,jitter_ms",
    `2023-11-14T22:13:20.000Z,LAX1,"'=dx, ""first""",200,2,1,0,12.346,12.346,12.346,12.346,12.346,`,
    `2023-11-14T22:13:20.200Z,LAX1,"'=dx, ""first""",200,2,2,0,,,,,,`,
    "",
  ]);
  expect(csvName("LAX1", picture)).toBe("hybridfailover-LAX1-samples_20231114T221320Z_20231114T221320Z.csv");
});
