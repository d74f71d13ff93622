/**
 * A drawing to be put into the page, where its colours and its side reach it; it fails when the drawing
 * does not come.
 *
 * @type {(address: string, options?: RequestInit) => Promise<Element>}
 */
export async function fetchDrawing(address, options) {
  const answer = await fetch(address, options);
  return drawingIn(answer.ok, await answer.text());
}

/**
 * The same for those who cannot wait, as a page that is about to be printed.
 *
 * @type {(address: string) => Element}
 */
export function fetchDrawingNow(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.send();
  return drawingIn(request.status === 200, request.responseText);
}

/** @type {(found: boolean, text: string) => Element} */
function drawingIn(found, text) {
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (!found || drawing.localName !== "svg") throw new Error("no drawing");
  drawing.setAttribute("aria-hidden", "true");
  return document.importNode(drawing, true);
}
