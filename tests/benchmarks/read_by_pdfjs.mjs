// Prints as JSON what pdf.js (Firefox) reads in a PDF: node read_by_pdfjs.mjs FOLDER FILE, pdfjs-dist being installed in FOLDER.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const library = join(resolve(folder), "node_modules/pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument } = await import(pathToFileURL(library).href);
const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
let text = "";
for (let number = 1; number <= pdf.numPages; number++) {
  const content = await (await pdf.getPage(number)).getTextContent();
  text += content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("");
}
console.log(JSON.stringify(text));
