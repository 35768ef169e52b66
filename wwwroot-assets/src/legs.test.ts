import { expect, test } from "vitest";
import { legs } from "./legs";

const limits = { delayed: 2_000, stale: 5_000 };

test("each leg is judged by itself: old samples are not the connection's fault", () => {
  const [probes, screen] = legs({ freshness: "stale", age: 7_200, silence: 400, limits });
  expect(probes).toMatchObject({ freshness: "stale", age: 6_800, words: "newest sample 6.8 s old" });
  expect(screen).toMatchObject({ freshness: "live", words: "last heard 0.4 s ago" });
});

test("a silent server is not the probes' fault", () => {
  const [probes, screen] = legs({ freshness: "nodata", age: 72_300, silence: 72_100, limits });
  expect(probes!.freshness).toBe("live");
  expect(screen).toMatchObject({ freshness: "nodata", words: "last heard 1 m 12 s ago" });
});

test("a slow preset widens the limits of the probes alone", () => {
  const slow = { delayed: 24_000, stale: 90_000 };
  const [probes, screen] = legs({ freshness: "delayed", age: 23_000, silence: 3_000, limits: slow });
  expect(probes!.freshness).toBe("live");
  expect(screen!.freshness).toBe("delayed");
});
