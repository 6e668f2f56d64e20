// Numbers as officers write them, read as the server reads them (rules/numbers.py); undefined where it refuses.
(() => {
  const EMPTY = new Set(["", "-", "–", "—", "…", "..."]);
  const isDigits = (text) => /^[0-9]+$/.test(text);
  const isGrouped = (text, mark) => {
    const [first, ...rest] = text.split(mark);
    return isDigits(first) && first.length <= 3 && first[0] !== "0" && rest.every((part) => isDigits(part) && part.length === 3);
  };
  const withSpaces = (body) => {
    if (!/^[0-9]{1,3}(?: [0-9]{3})+(?=$|[.,])/.test(body)) return undefined;
    const parts = body.replaceAll(" ", "").split(/[.,]/);
    return parts.length <= 2 && parts.every(isDigits) ? [parts[0], parts[1] || ""] : undefined;
  };
  const withTwoMarks = (body) => {
    const mark = body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
    const group = mark === "." ? "," : ".";
    const at = body.lastIndexOf(mark);
    const [whole, fraction] = [body.slice(0, at), body.slice(at + 1)];
    if (whole.includes(mark) || !isDigits(fraction) || !isGrouped(whole, group)) return undefined;
    return [whole.replaceAll(group, ""), fraction];
  };
  const withOneMark = (body, mark, decimals) => {
    const parts = body.split(mark);
    if (parts.length > 2) return isGrouped(body, mark) ? [parts.join(""), ""] : undefined;
    if (!parts.every(isDigits)) return undefined;
    if (!isGrouped(body, mark) || (mark === "," && decimals >= 3)) return parts;
    return decimals === 0 || (mark === "." && decimals < 3) ? [parts.join(""), ""] : undefined;
  };
  const halves = (body, decimals) => {
    if (body.includes(" ")) return withSpaces(body);
    if (isDigits(body)) return [body, ""];
    const marks = [".", ","].filter((mark) => body.includes(mark));
    if (marks.length === 2) return withTwoMarks(body);
    return marks.length === 1 ? withOneMark(body, marks[0], decimals) : undefined;
  };

  // A number, null for an empty cell, undefined for what cannot be read.
  const read = (text, decimals) => {
    let body = text.replace(/[\s\u00a0\u2007\u2009\u202f'’]+/g, " ").trim();
    if (EMPTY.has(body)) return null;
    if (body.endsWith("%")) body = body.slice(0, -1).trimEnd();
    let negative = body.startsWith("(") && body.endsWith(")");
    if (negative) body = body.slice(1, -1).trim();
    else if (/^[-−–]/.test(body)) { negative = true; body = body.slice(1).trimStart(); }
    else if (body.startsWith("+")) body = body.slice(1).trimStart();
    const found = halves(body, decimals);
    if (!found) return undefined;
    const [whole, fraction] = found;
    if (fraction.replace(/0+$/, "").length > Math.min(decimals, 4) || whole.replace(/^0+/, "").length > 16) return undefined;
    const value = Number(fraction ? `${whole}.${fraction}` : whole);
    return negative ? -value : value;
  };
  const write = (value, decimals) => {
    if (value === null || value === undefined || !Number.isFinite(value)) return "";
    const [whole, fraction = ""] = Math.abs(value).toFixed(decimals).split(".");
    const tail = fraction.replace(/0+$/, "");
    const shown = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".") + (tail ? `,${tail}` : "");
    return value < 0 && /[1-9]/.test(shown) ? `-${shown}` : shown;
  };

  self.chuan = Object.assign(self.chuan || {}, { numbers: { read, write } });
})();
