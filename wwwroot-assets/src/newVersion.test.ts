import { expect, test } from "vitest";
import { isOther, sentence, versionOf } from "./newVersion";

test("only what is known and differs is another version", () => {
  expect(isOther("1.0 build a", "1.0 build b")).toBe(true);
  expect(isOther("1.0 build a", "1.0 build a")).toBe(false);
  expect(isOther("1.0 build a", undefined)).toBe(false);
  expect(isOther(undefined, "1.0 build a")).toBe(false);
});

test("the sentence names both", () => {
  expect(sentence("1.0 build a", "1.1 build b")).toBe("New version: the server runs 1.1 build b, this page was loaded from 1.0 build a. Reload when ready.");
});

test("the version is read from a page as the server sends it", () => {
  expect(versionOf('<!DOCTYPE html>\n<html lang="en" data-version="1.1 build b">\n<head>')).toBe("1.1 build b");
  expect(versionOf("<html><body>data-version=</body>")).toBeUndefined();
});
