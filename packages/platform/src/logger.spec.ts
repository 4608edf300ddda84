import { createLogger } from "./logger.ts";

test("fields come through, secrets and people's data don't", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => void lines.push(line) });
  log.info(
    { matter: "m", step: "issued", key: "k1", fact: { data: "d1", version: 2 }, officer: { name: "n1", phone: "p1" } },
    "relayed",
  );
  log.debug("too quiet");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: "info",
    matter: "m",
    step: "issued",
    fact: { version: 2 },
    msg: "relayed",
  });
  for (const hidden of ["k1", "d1", "n1", "p1"]) expect(lines[0]).not.toContain(hidden);
});
