import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { against, testFolder } from "../testing.ts";

const folder = testFolder();

describe("take", () => {
  const taken = {
    "POST /api/v1/matters/m1/steps": () => ({
      json: {
        matter: "m1",
        version: 2,
        step: "received",
        status: "received",
        documentNumber: "",
        recordedTime: "2026-01-05T01:00:00Z",
      },
    }),
  };

  test("sends papers first and names them in the step", async () => {
    const file = join(folder.path, "photo.png");
    await writeFile(file, "bytes");
    const { code, seen } = await against(
      { ...taken, "POST /api/v1/papers": () => ({ status: 201, json: { sha256: "ab", size: 5 } }) },
      [
        "take",
        "received",
        "m1",
        "--as",
        "wang",
        "--data",
        "-",
        "--paper",
        `photo=${file}`,
        "--reason",
        "到场",
        "--if-version",
        "1",
      ],
      { input: '{"note":"x"}' },
    );
    expect(code).toBe(0);
    const [paper, step] = seen.slice(-2);
    expect(paper).toMatchObject({ path: "/api/v1/papers", body: "bytes", headers: { "content-type": "image/png" } });
    expect(step!.headers["if-match"]).toBe('"1"');
    expect(JSON.parse(step!.body)).toEqual({
      step: "received",
      data: { note: "x" },
      papers: [{ sha256: "ab", name: "photo.png", kind: "photo", mediaType: "image/png" }],
      reason: "到场",
    });
  });

  test("says what would be possible where the step is not", async () => {
    const { code, err } = await against(
      {
        "POST /api/v1/matters/m1/steps": () => ({
          status: 409,
          json: {
            title: "现在不能办理",
            detail: "尚未接收。",
            code: "not-now",
            possible: [{ step: "received", title: "接收" }],
            version: 4,
          },
        }),
      },
      ["take", "closed", "m1", "--as", "wang"],
    );
    expect(code).toBe(1);
    expect(err).toContain("尚未接收");
    expect(err).toMatch(/received\s+接收/);
  });

  test("refuses data that is no JSON object before anything is asked", async () => {
    expect(await against(taken, ["take", "received", "m1", "--data", "[1]"])).toMatchObject({ code: 2, seen: [] });
    expect(await against(taken, ["take", "received", "m1", "--data", "{bad"])).toMatchObject({ code: 2, seen: [] });
  });
});
