/**
 * Reports as pages in one file. `page/` is the script and the style of the page, bundled by `npm run generate`; what is
 * beside it runs in Node.
 * Holds no markup that is made from names: those are data to the page.
 */
export { accessPage } from "./access-page";
