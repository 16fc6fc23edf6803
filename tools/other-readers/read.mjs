// What pdf.js makes of a PDF with this code: pages and attachments, or the name of its refusal, as one line of JSON.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const [file, code] = process.argv.slice(2);
const asked = { data: new Uint8Array(readFileSync(file)), verbosity: 0 };
if (code !== undefined) asked.password = code;
try {
  const pdf = await getDocument(asked).promise;
  const attached = Object.values((await pdf.getAttachments()) ?? {}).map((one) => [
    one.filename,
    createHash("sha256").update(one.content).digest("hex"),
  ]);
  const words = (await (await pdf.getPage(1)).getTextContent()).items.map((item) => item.str).join(" ");
  console.log(JSON.stringify({ pages: pdf.numPages, attached: Object.fromEntries(attached), words }));
} catch (refusal) {
  console.log(JSON.stringify({ refused: refusal.name }));
}
