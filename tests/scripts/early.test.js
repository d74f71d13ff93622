import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { SIDE } from "../../docs/assets/scripts/side.js";
import { SKIN } from "../../docs/assets/scripts/skin.js";
import { keys } from "../../docs/assets/scripts/store.js";

const early = readFileSync(new URL("../../docs/assets/scripts/early.js", import.meta.url), "utf8");

test("the script before the first paint reads the keys that the others write", () => {
  for (const key of [keys.side, keys.skin, keys.theme])
    assert.ok(early.includes(`getItem("${key}")`));
});

test("the script before the first paint knows every side", () => {
  assert.ok(early.includes(`^(${SIDE.values.join("|")})$`));
});

test("the script before the first paint knows every skin colour", () => {
  assert.ok(early.includes(`^[${SKIN.values[0]}-${SKIN.values.at(-1)}]$`));
});
