/**
 * A drawing to be put into the page, where its colours and its side reach it; it fails when the drawing
 * does not come.
 *
 * @type {(address: string) => Promise<Element>}
 */
export async function fetchDrawing(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  return document.importNode(drawing.documentElement, true);
}
