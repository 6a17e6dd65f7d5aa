import { showsColours } from "../../src/cli/colours";
import { palette } from "../../src/report";

/** As the command colours its own output: on a terminal alone. */
export const pc = palette(showsColours(process.stdout, process.env));
export const pcOfErrors = palette(showsColours(process.stderr, process.env));
