import { button, el } from "./dom";

/** What slides in beside the matrix: closed by Escape, its button, or a click outside. */
export class Drawer {
  readonly element: HTMLDialogElement;
  readonly #content = el("div", { class: "drawer-content" });

  /** `onClose`: where the focus goes. */
  constructor(onClose: () => void) {
    const close = button("Close", { class: "plain close" }, () => this.element.close());
    this.element = el(
      "dialog",
      { class: "drawer", id: "drawer", "aria-labelledby": "drawer-title" },
      close,
      this.#content,
    );
    this.element.addEventListener("close", onClose);
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
  }

  show(...content: readonly Node[]): void {
    this.#content.replaceChildren(...content);
    if (!this.element.open) this.element.showModal();
    this.#content.scrollTop = 0;
  }

  close(): void {
    this.element.close();
  }
}
