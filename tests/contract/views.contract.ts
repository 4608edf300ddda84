import { WatermarkMoved, type Condition, type Query, type ViewSpec, type Views } from "@yihan/kernel";
import { letterList, letters, type Letter } from "./letters.ts";
import { promises, type Opened, type Unable } from "./promise.ts";

/** What `Views` promises about writing, defining and rebuilding, for any adapter. */
export const describeViews = (name: string, open: () => Promise<Opened<Views>>, unable?: Unable): void => {
  describe(`${name} keeps what views promise`, () => {
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

    promise("a document comes back whole, is replaced whole, and is removed", async () => {
      const doc: Letter & { more: unknown } = {
        id: "a",
        status: "open",
        more: { 深: ["嵌套", { x: [1, 2.5, null, true] }] },
      };
      await put(doc);
      expect(await views.get("letter", "a")).toEqual(doc);
      await put({ id: "a", status: "closed" });
      expect(await views.get("letter", "a")).toEqual({ id: "a", status: "closed" });
      await views.write({
        puts: [
          { view: "letter", id: "a", doc: undefined },
          { view: "letter", id: "never", doc: undefined },
        ],
      });
      expect(await views.get("letter", "a")).toBeUndefined();
      expect(await views.count("letter")).toBe(0);
    });

    promise("many documents are read at once, the missing ones left out", async () => {
      await put(...letterList);
      const found = await views.getMany<Letter>("letter", ["a", "zz", "c"]);
      expect([...found.keys()].toSorted()).toEqual(["a", "c"]);
      expect(found.get("c")).toEqual(letterList[2]);
    });

    promise("documents and watermarks survive reopening", async () => {
      await views.write({
        puts: [{ view: "letter", id: "a", doc: letterList[0]! }],
        consumer: "supervision",
        advance: [{ matter: "m", from: 0, to: 3 }],
      });
      await reopen();
      expect(await views.get("letter", "a")).toEqual(letterList[0]);
      expect(await views.watermarks("supervision", ["m", "n"])).toEqual(new Map([["m", 3]]));
    });

    promise(
      "doing a write twice is doing it once: the second meets a moved watermark and changes nothing",
      async () => {
        const change = {
          puts: [{ view: "letter", id: "a", doc: letterList[0]! }],
          consumer: "supervision",
          advance: [{ matter: "m", from: 0, to: 1 }],
        };
        await views.write(change);
        await expect(views.write({ ...change, puts: [{ view: "letter", id: "a", doc: { id: "a" } }] })).rejects.toThrow(
          WatermarkMoved,
        );
        expect(await views.get("letter", "a")).toEqual(letterList[0]);
        expect(await views.watermarks("supervision", ["m"])).toEqual(new Map([["m", 1]]));
      },
    );

    promise("a write is all or nothing, over every matter and document in it", async () => {
      await views.write({ puts: [], consumer: "supervision", advance: [{ matter: "m", from: 0, to: 2 }] });
      await expect(
        views.write({
          puts: [{ view: "letter", id: "a", doc: letterList[0]! }],
          consumer: "supervision",
          advance: [
            { matter: "k", from: 0, to: 1 },
            { matter: "m", from: 1, to: 2 },
          ],
        }),
      ).rejects.toMatchObject({ name: "WatermarkMoved", matter: "m" });
      const unwritable = { id: "b", due: { not: "a scalar" } };
      await expect(
        views.write({
          puts: [
            { view: "letter", id: "a", doc: letterList[0]! },
            { view: "letter", id: "b", doc: unwritable },
          ],
          consumer: "supervision",
          advance: [{ matter: "k", from: 0, to: 1 }],
        }),
      ).rejects.toThrow();
      expect(await views.count("letter")).toBe(0);
      expect(await views.watermarks("supervision", ["k", "m"])).toEqual(new Map([["m", 2]]));
      await expect(
        views.write({ puts: [], consumer: "supervision", advance: [{ matter: "m", from: 3, to: 4 }] }),
      ).rejects.toThrow(WatermarkMoved);
      await views.write({ puts: [], consumer: "supervision", advance: [{ matter: "k", from: 0, to: 1 }] });
    });

    promise("of racing consumers one takes a fact in", async () => {
      const racing = Array.from({ length: 20 }, (_, index) =>
        views.write({
          puts: [{ view: "letter", id: `doc ${index}`, doc: { index } }],
          consumer: "supervision",
          advance: [{ matter: "m", from: 0, to: 1 }],
        }),
      );
      const results = await Promise.allSettled(racing);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await views.count("letter")).toBe(1);
    });

    promise("defining the same again keeps everything; consumers don't share views or watermarks", async () => {
      await put(...letterList);
      await views.write({ puts: [], consumer: "supervision", advance: [{ matter: "m", from: 0, to: 1 }] });
      await views.define("supervision", [letters]);
      await views.define("audit", [{ name: "leaf", revision: 1, fields: ["index"] }]);
      expect(await views.count("letter")).toBe(6);
      expect(await views.watermarks("audit", ["m"])).toEqual(new Map());
      await expect(views.define("audit", [letters])).rejects.toThrow();
      await reopen();
      expect(await ids()).toBe("abcdef");
    });

    promise("more fields under the same revision find what is there already", async () => {
      await put(...letterList);
      await reopen([{ ...letters, fields: [...letters.fields, "id2", "owner.name"], many: ["copies", "tags"] }]);
      await views.write({ puts: [{ view: "letter", id: "a", doc: { ...letterList[0]!, tags: ["new"] } }] });
      expect(await ids(where({ tags: { has: "new" } }))).toBe("a");
      expect(await ids(where({ copies: { has: "police" } }))).toBe("ae");
      expect(await ids({ order: { by: "due", descending: true } })).toBe("acdbfe");
      await reopen([{ ...letters, fields: ["status"], many: [] }]);
      await expect(views.find("letter", where({ due: { eq: 10 } }))).rejects.toThrow();
      await reopen([{ ...letters, fields: ["status", "due"] }]);
      expect(await ids(where({ due: { eq: 10 } }))).toBe("bd");
    });

    promise("a raised revision empties the consumer's views and watermarks", async () => {
      const other: ViewSpec = { name: "other", revision: 1, fields: [] };
      await views.define("supervision", [letters, other]);
      await put(...letterList);
      await views.write({
        puts: [{ view: "other", id: "o", doc: {} }],
        consumer: "supervision",
        advance: [{ matter: "m", from: 0, to: 1 }],
      });
      await reopen([{ ...letters, revision: 2 }, other]);
      expect(await views.count("letter")).toBe(0);
      expect(await views.count("other")).toBe(0);
      expect(await views.watermarks("supervision", ["m"])).toEqual(new Map());
      await put(...letterList);
      await reopen([{ ...letters, revision: 2 }, other]);
      expect(await views.count("letter")).toBe(6);
    });

    promise("a view of a later revision is not opened by an older program", async () => {
      await views.define("supervision", [{ ...letters, revision: 2 }]);
      await expect(views.define("supervision", [letters])).rejects.toMatchObject({ name: "Unstartable" });
    });

    promise("a rebuild shows the old documents until it is done, then the new ones", async () => {
      await put(...letterList);
      await views.write({ puts: [], consumer: "supervision", advance: [{ matter: "m", from: 0, to: 1 }] });
      await views.rebuild("supervision", [letters], async ({ write }) => {
        await write({
          puts: [{ view: "letter", id: "a", doc: { id: "a", status: "built", copies: ["x", true] } }],
          consumer: "supervision",
          advance: [{ matter: "m", from: 0, to: 5 }],
        });
        await write({
          puts: [
            { view: "letter", id: "a", doc: { id: "a", status: "rebuilt", copies: ["y", true, 1] } },
            { view: "letter", id: "q", doc: undefined },
          ],
        });
        expect(await ids()).toBe("abcdef");
        expect(await views.watermarks("supervision", ["m"])).toEqual(new Map([["m", 1]]));
      });
      expect(await ids()).toBe("a");
      expect(await ids(where({ status: { eq: "rebuilt" } }))).toBe("a");
      expect(await ids(where({ copies: { has: "x" } }))).toBe("");
      for (const value of ["y", true, 1]) expect(await ids(where({ copies: { has: value } }))).toBe("a");
      expect(await views.watermarks("supervision", ["m"])).toEqual(new Map([["m", 5]]));
      await put({ id: "a", copies: ["z"] }, { id: "b" });
      expect(await ids(where({ copies: { has: true } }))).toBe("");
      await reopen();
      expect(await ids()).toBe("ab");
    });

    promise("a rebuild that fails leaves everything as it was, and the next one succeeds", async () => {
      await put(...letterList);
      await expect(
        views.rebuild("supervision", [letters], async ({ write }) => {
          await write({ puts: [{ view: "letter", id: "new", doc: { id: "new" } }] });
          throw new Error("no more facts");
        }),
      ).rejects.toThrow("no more facts");
      expect(await ids()).toBe("abcdef");
      await reopen();
      await views.rebuild("supervision", [letters], async ({ write }) =>
        write({ puts: [{ view: "letter", id: "n", doc: { id: "n" } }] }),
      );
      expect(await ids()).toBe("n");
    });

    promise("rebuilding from the same facts gives the same view", async () => {
      const facts = letterList.map((doc, index) => ({
        puts: [{ view: "letter", id: doc.id, doc }],
        consumer: "supervision",
        advance: [{ matter: `m${index % 2}`, from: Math.floor(index / 2), to: Math.floor(index / 2) + 1 }],
      }));
      for (const change of facts) await views.write(change);
      const queries: Query[] = [
        {},
        { order: { by: "due" } },
        where({ copies: { has: "police" } }),
        where({ urgent: { eq: false } }),
      ];
      const before = await Promise.all(queries.map((query) => views.find("letter", query)));
      await views.rebuild("supervision", [letters], async ({ write }) => {
        for (const change of facts) await write(change);
      });
      expect(await Promise.all(queries.map((query) => views.find("letter", query)))).toEqual(before);
    });
  });
};
