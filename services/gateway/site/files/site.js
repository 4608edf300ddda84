// Keeps the front page true: public numbers only, every few seconds, and only while it is looked at.
const EVERY_MS = 4000;
const body = document.querySelector("[data-latest]");
const labels = [...document.querySelectorAll("thead th")].map((cell) => cell.textContent);

const put = (selector, value) => {
  const place = document.querySelector(selector);
  if (place && place.textContent !== String(value)) place.textContent = String(value);
};

const rowOf = ({ item, documentNumber, from, to, statusTitle, updated, updatedLocal }) => {
  const row = document.createElement("tr");
  [item, documentNumber, from, to, statusTitle, updatedLocal].forEach((text, index) => {
    const cell = document.createElement("td");
    cell.dataset.label = labels[index];
    const inner = index === 4 ? document.createElement("span") : index === 5 ? document.createElement("time") : cell;
    if (index === 4) inner.className = "status";
    if (index === 5) inner.dateTime = updated;
    inner.textContent = text;
    if (inner !== cell) cell.append(inner);
    row.append(cell);
  });
  return row;
};

const update = async () => {
  if (document.hidden) return;
  const response = await fetch("/api/v1/county", { headers: { "accept-language": document.documentElement.lang } });
  if (!response.ok) return;
  const county = await response.json();
  for (const name of ["letters", "told", "received", "transfers", "overdue", "unmatched"])
    put(`[data-count=${name}]`, county[name]);
  if (county.checkpoint)
    for (const name of ["size", "seenLocal", "root"]) put(`[data-log=${name}]`, county.checkpoint[name]);
  if (body && county.latest.length > 0) body.replaceChildren(...county.latest.map(rowOf));
};

setInterval(() => {
  // A page that can't reach its server keeps what it shows and tries again.
  update().catch((error) => console.info("not updated", error.name));
}, EVERY_MS);
