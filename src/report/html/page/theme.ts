import { button } from "./dom";

/** Light or dark, as the reader's system has it until the reader says otherwise. Nothing is kept: a file has no home. */
export function themeButton(): HTMLElement {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = (): boolean =>
    root.dataset["theme"] === undefined ? dark.matches : root.dataset["theme"] === "dark";
  const toggle = button("", { class: "plain", id: "theme" }, () => {
    root.dataset["theme"] = isDark() ? "light" : "dark";
    name();
  });
  const name = (): void => {
    toggle.textContent = isDark() ? "Light" : "Dark";
    toggle.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`);
  };
  dark.addEventListener("change", name);
  name();
  return toggle;
}
