// Runs before the first paint, so that no word and no colour changes under the reader's eyes. Only a
// classic script does, and that cannot import: the keys and values are those of store.js, side.js and skin.js.
(() => {
  const root = document.documentElement;
  root.dataset.script = "on";
  try {
    const side = localStorage.getItem("back-exercises.side") ?? "";
    const skin = localStorage.getItem("back-exercises.skin") ?? "";
    const theme = localStorage.getItem("back-exercises.theme") ?? "";
    if (/^(left|right|both|unsure)$/.test(side)) root.dataset.side = side;
    if (/^[1-5]$/.test(skin)) root.dataset.skin = skin;
    if (/^(light|dark)$/.test(theme)) root.dataset.theme = theme;
  } catch {
    // Storage is refused: nothing is remembered, and the theme must not stop over it either.
    Object.assign(window, { __md_get: () => null, __md_set() {} });
  }
})();
