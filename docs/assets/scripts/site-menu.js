// The theme opens its menu and its search with hidden checkboxes and labels, which no keyboard can
// use. A button that names the checkbox can; what opens is what it controls or what the theme names.

/** @param {HTMLButtonElement} button */
function upgrade(button) {
  const toggle = document.getElementById(button.dataset.toggles ?? "");
  if (!(toggle instanceof HTMLInputElement)) return;
  const { mdToggle } = toggle.dataset;
  /** @type {HTMLElement | null} */
  const panel =
    document.getElementById(button.getAttribute("aria-controls") ?? "") ??
    document.querySelector(`[data-md-component="${mdToggle}"]`);
  if (panel === null) return;

  panel.tabIndex = -1;

  // A click, since the theme listens for the change that it causes.
  const press = () => toggle.click();
  const close = () => toggle.checked && press();

  const follow = () => {
    button.setAttribute("aria-expanded", `${toggle.checked}`);
    const { activeElement } = document;
    if (toggle.checked) (panel.querySelector("input") ?? panel).focus();
    else if (activeElement === document.body || panel.contains(activeElement)) button.focus();
  };

  button.addEventListener("click", press);
  toggle.addEventListener("change", follow);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  panel.addEventListener("focusout", ({ relatedTarget: next }) => {
    // What is open covers the page, so focus must not wander about behind it.
    if (next instanceof Node && next !== button && !panel.contains(next)) close();
  });
}

export function upgradeMenus() {
  for (const button of document.querySelectorAll("button")) {
    if (button.dataset.toggles) upgrade(button);
  }
}
