import fc from "fast-check";
import { type Condition, type Query, type Scalar, type ViewSpec, type Views } from "@yihan/kernel";
import { letterList, letters, type Letter } from "./letters.ts";
import { promises, type Opened, type Unable } from "./promise.ts";

/** What `Views` promises about finding, counting and paging, for any adapter. */
export const describeViewQueries = (name: string, open: () => Promise<Opened<Views>>, unable?: Unable): void => {
  describe(`${name} finds as views promise`, () => {
    const promise = promises(unable);
    let opened: Opened<Views>;
    let views: Views;
    const reopen = async (specs: readonly ViewSpec[] = [letters]): Promise<void> => {
      views = await opened.reopen();
      await views.define("supervision", specs);
    };
    beforeEach(async () => {
      opened = await open();
      views = opened.port;
      await views.define("supervision", [letters]);
    });
    afterEach(() => opened.close());

    const put = (...docs: readonly Letter[]): Promise<void> =>
      views.write({ puts: docs.map((doc) => ({ view: "letter", id: doc.id, doc })) });
    const ids = async (query: Query = {}): Promise<string> =>
      (await views.find<Letter>("letter", query)).items.map(({ id }) => id).join("");
    const where = (all: Readonly<Record<string, Condition>>): Query => ({ where: { all } });

    promise("equality tells kinds apart, and a missing value is null", async () => {
      await put(...letterList, { id: "g", due: 1 }, { id: "h", urgent: false, status: "1" });
      expect(await ids(where({ status: { eq: "open" } }))).toBe("abd");
      expect(await ids(where({ "owner.id": { eq: "li" } }))).toBe("ac");
      expect(await ids(where({ urgent: { eq: true } }))).toBe("ad");
      expect(await ids(where({ urgent: { eq: 1 } }))).toBe("");
      expect(await ids(where({ status: { eq: 1 } }))).toBe("");
      expect(await ids(where({ due: { eq: null } }))).toBe("efh");
      expect(await ids(where({ status: { eq: "open" }, urgent: { eq: true } }))).toBe("ad");
    });

    promise("documents are found by their id, in ranges of it too, and come in its order", async () => {
      await put(...letterList);
      expect(await ids(where({ id: { eq: "c" } }))).toBe("c");
      expect(await ids(where({ id: { in: ["f", "a", "none"] } }))).toBe("af");
      expect(await ids(where({ id: { gt: "b", lte: "e" } }))).toBe("cde");
      expect(
        await ids({ ...where({ id: { lt: "e" }, status: { eq: "open" } }), order: { by: "id", descending: true } }),
      ).toBe("dba");
      const page = await views.find<Letter>("letter", { ...where({ id: { gte: "b" } }), limit: 2 });
      const next = await views.find<Letter>("letter", { ...where({ id: { gte: "b" } }), cursor: page.next! });
      expect([...page.items, ...next.items].map(({ id }) => id).join("")).toBe("bcdef");
      expect(await views.count("letter", { all: { id: { gt: "d" } } })).toBe(2);
    });

    promise("one of several values matches, null among them", async () => {
      await put(...letterList);
      expect(await ids(where({ status: { in: ["closed", "returned"] } }))).toBe("ce");
      expect(await ids(where({ status: { in: ["closed", null] } }))).toBe("cf");
      expect(await ids(where({ status: { in: [] } }))).toBe("");
    });

    promise("a list field matches by what it has", async () => {
      await put(...letterList);
      expect(await ids(where({ copies: { has: "police" } }))).toBe("ae");
      expect(await ids(where({ copies: { hasAny: ["court", "tax"] } }))).toBe("abe");
      expect(await ids(where({ copies: { hasAny: [] } }))).toBe("");
      expect(await ids(where({ copies: { has: "tax" }, urgent: { eq: false } }))).toBe("b");
      await put({ id: "a", copies: ["court"] }, { id: "b" });
      expect(await ids(where({ copies: { has: "tax" } }))).toBe("");
      expect(await ids(where({ copies: { has: "court" } }))).toBe("ae");
      await views.write({ puts: [{ view: "letter", id: "e", doc: undefined }] });
      expect(await ids(where({ copies: { has: "court" } }))).toBe("a");
    });

    promise("list values keep their kinds", async () => {
      await put({ id: "a", copies: [1, "1", true] }, { id: "b", copies: [false] });
      expect(await ids(where({ copies: { has: 1 } }))).toBe("a");
      expect(await ids(where({ copies: { has: "1" } }))).toBe("a");
      expect(await ids(where({ copies: { has: true } }))).toBe("a");
      expect(await ids(where({ copies: { has: false } }))).toBe("b");
      await put({ id: "a", copies: ["1"] });
      expect(await ids(where({ copies: { hasAny: [1, true] } }))).toBe("");
    });

    promise("ranges hold values of their bounds' kind only", async () => {
      await put(
        ...letterList,
        { id: "t", status: "x", due: "15" as unknown as number },
        { id: "u", status: 7 as unknown as string, due: true as unknown as number },
      );
      expect(await ids(where({ due: { gt: 10 } }))).toBe("ac");
      expect(await ids(where({ due: { gte: 10, lt: 30 } }))).toBe("bcd");
      expect(await ids(where({ due: { lte: 20 } }))).toBe("bcd");
      expect(await ids(where({ status: { gte: "open" } }))).toBe("abdet");
      expect(await ids(where({ status: { lt: "open" } }))).toBe("c");
      expect(await ids(where({ due: { gt: null } }))).toBe("");
    });

    promise("with any, all conditions hold and one of the groups", async () => {
      await put(...letterList);
      const any = [{ "owner.id": { eq: "wang" } }, { copies: { has: "police" } }];
      expect(await ids({ where: { all: { status: { eq: "open" } }, any } })).toBe("abd");
      expect(await ids({ where: { any } })).toBe("abde");
      expect(await ids({ where: { any: [] } })).toBe("");
      expect(await views.count("letter", { all: { urgent: { eq: true } }, any })).toBe(2);
    });

    promise("counts agree with what is found, by value of a field too", async () => {
      await put(...letterList);
      expect(await views.count("letter")).toBe(6);
      expect(await views.count("letter", { all: { status: { eq: "open" } } })).toBe(3);
      expect(await views.countBy("letter", "status")).toEqual(
        new Map<Scalar, number>([
          [null, 1],
          ["closed", 1],
          ["open", 3],
          ["returned", 1],
        ]),
      );
      expect(await views.countBy("letter", "urgent", { all: { status: { eq: "open" } } })).toEqual(
        new Map<Scalar, number>([
          [true, 2],
          [false, 1],
        ]),
      );
    });

    promise("pages follow each other without gap or double, in a total order both ways, nulls included", async () => {
      await put(...letterList);
      const walk = async (query: Query): Promise<string> => {
        let seen = "";
        let cursor: string | undefined;
        do {
          const page = await views.find<Letter>("letter", {
            ...query,
            limit: 2,
            ...(cursor === undefined ? {} : { cursor }),
          });
          expect(page.items.length).toBeLessThanOrEqual(2);
          seen += page.items.map(({ id }) => id).join("");
          cursor = page.next;
        } while (cursor !== undefined);
        return seen;
      };
      expect(await walk({})).toBe("abcdef");
      expect(await walk({ order: { by: "id", descending: true } })).toBe("fedcba");
      expect(await walk({ order: { by: "due" } })).toBe("efbdca");
      expect(await walk({ order: { by: "due", descending: true } })).toBe("acdbfe");
      expect(await walk({ order: { by: "urgent" }, where: { all: { status: { in: ["open", "closed"] } } } })).toBe(
        "bcad",
      );
    });

    promise("items that come and go between pages neither shift nor repeat the others", async () => {
      await put(...letterList);
      const first = await views.find<Letter>("letter", { order: { by: "due", descending: true }, limit: 3 });
      expect(first.items.map(({ id }) => id).join("")).toBe("acd");
      await put({ id: "z", due: 99 });
      await views.write({ puts: [{ view: "letter", id: "d", doc: undefined }] });
      const second = await views.find<Letter>("letter", {
        order: { by: "due", descending: true },
        cursor: first.next!,
      });
      expect(second.items.map(({ id }) => id).join("")).toBe("bfe");
      expect(second.next).toBeUndefined();
    });

    promise("a cursor that is none, or belongs to another order, is refused", async () => {
      await put(...letterList);
      const page = await views.find("letter", { order: { by: "due" }, limit: 1 });
      for (const query of [
        { cursor: "nonsense" },
        { cursor: "" },
        { cursor: page.next! },
        { cursor: Buffer.from('["due",false,{"a":1},"x"]').toString("base64url"), order: { by: "due" } },
      ]) {
        await expect(views.find("letter", query)).rejects.toMatchObject({
          name: "Refusal",
          kind: "invalid",
          code: "cursor-invalid",
        });
      }
    });

    promise("undeclared views and fields are errors, and hostile names do nothing", async () => {
      await put(...letterList);
      const hostile = 'status" OR 1=1 --';
      await expect(views.find("letter", where({ [hostile]: { eq: 1 } }))).rejects.toThrow();
      await expect(views.find("letter", { order: { by: hostile } })).rejects.toThrow();
      await expect(views.countBy("letter", "unknown")).rejects.toThrow();
      await expect(views.get('x"; DROP TABLE letter; --', "a")).rejects.toThrow();
      await expect(views.define("supervision", [{ name: 'x"', revision: 1, fields: [] }])).rejects.toThrow();
      await expect(views.define("supervision", [{ name: "x", revision: 1, fields: ['a"b'] }])).rejects.toThrow();
      await expect(views.write({ puts: [{ view: "nowhere", id: "a", doc: {} }] })).rejects.toThrow();
      expect(await ids(where({ status: { eq: "' OR '1'='1" } }))).toBe("");
      expect(await views.count("letter")).toBe(6);
    });

    promise("fields indexed together find the same, in the same order, as without", async () => {
      await put(...letterList);
      const queries: Query[] = [
        { where: { all: { status: { eq: "open" } } }, order: { by: "due" } },
        { where: { all: { status: { eq: "open" } } }, order: { by: "due", descending: true }, limit: 2 },
        { where: { all: { status: { eq: "open" }, urgent: { eq: true } } }, order: { by: "due" } },
      ];
      const found = (): Promise<unknown[][]> =>
        Promise.all(queries.map(async (query) => (await views.find("letter", query)).items));
      const before = await found();
      await reopen([
        {
          ...letters,
          together: [
            ["status", "due"],
            ["urgent", "status", "due"],
          ],
        },
      ]);
      expect(await found()).toEqual(before);
      await expect(views.define("supervision", [{ ...letters, together: [["status", "unknown"]] }])).rejects.toThrow();
    });

    promise("a common value pages along the order, a rare one by itself, and both find all there is", async () => {
      const docs = Array.from({ length: 21_000 }, (_, index) => ({
        id: `d${index}`,
        status: index % 5_000 === 7 ? "rare" : "common",
        due: (index * 7_919) % 21_001,
        copies: index % 3_000 === 0 ? ["court"] : [],
      }));
      await views.rebuild("supervision", [letters], async ({ write }) =>
        write({ puts: docs.map((doc) => ({ view: "letter", id: doc.id, doc })) }),
      );
      const page = async (all: Readonly<Record<string, Condition>>) =>
        (await views.find<{ due: number }>("letter", { where: { all }, order: { by: "due" }, limit: 10 })).items.map(
          ({ due }) => due,
        );
      const expected = (wanted: (doc: (typeof docs)[number]) => boolean) =>
        docs
          .filter(wanted)
          .map(({ due }) => due)
          .toSorted((a, b) => a - b)
          .slice(0, 10);
      expect(await page({ status: { eq: "common" } })).toEqual(expected(({ status }) => status === "common"));
      expect(await page({ status: { eq: "rare" } })).toEqual(expected(({ status }) => status === "rare"));
      expect(await page({ status: { eq: "common" }, copies: { has: "court" } })).toEqual(
        expected(({ status, copies }) => status === "common" && copies.length > 0),
      );
      expect(await page({ status: { in: ["common", "rare"] }, due: { gte: 20_000 } })).toEqual(
        expected(({ due }) => due >= 20_000),
      );
    });

    promise("for any documents and any order, pages give what sorting all of them gives", async () => {
      const value = fc.option(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom("", "a", "b")), { nil: null });
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{1,3}$/), due: value }), {
            selector: ({ id }) => id,
            maxLength: 25,
          }),
          fc.integer({ min: 1, max: 7 }),
          async (docs, limit) => {
            await views.rebuild("supervision", [letters], async ({ write }) =>
              write({ puts: docs.map((doc) => ({ view: "letter", id: doc.id, doc })) }),
            );
            const kind = (x: unknown): number => (x === null ? 0 : typeof x === "number" ? 1 : 2);
            const less = (x: Scalar, y: Scalar): number => kind(x) - kind(y) || (x === y ? 0 : x! < y! ? -1 : 1);
            const walk = async (descending: boolean): Promise<(typeof docs)[number][]> => {
              const seen: (typeof docs)[number][] = [];
              let cursor: string | undefined;
              do {
                const page = await views.find<(typeof docs)[number]>("letter", {
                  order: { by: "due", descending },
                  limit,
                  ...(cursor === undefined ? {} : { cursor }),
                });
                seen.push(...page.items);
                cursor = page.next;
              } while (cursor !== undefined);
              return seen;
            };
            const up = await walk(false);
            expect(up.map(({ due }) => due)).toEqual(docs.map(({ due }) => due).toSorted(less));
            expect(up.map(({ id }) => id).toSorted()).toEqual(docs.map(({ id }) => id).toSorted());
            expect(await walk(true)).toEqual(up.toReversed());
          },
        ),
        { numRuns: 25 },
      );
    });
  });
};
