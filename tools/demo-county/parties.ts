import { organisationSerial, syntheticResidentId, syntheticUscc } from "./identifiers.ts";
import type { PartyKind } from "./licence-items.ts";
import { brandName, personName } from "./names.ts";
import { county } from "./place.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** A made-up licensee: an organisation with a code and a representative, or a natural person with a number of their own. */
export interface Party {
  name: string;
  category: "法人及非法人组织" | "个体工商户" | "自然人";
  /** Unified social credit code; empty for a natural person. */
  uscc: string;
  representative: string;
  representativeId: string;
  /** Resident identity number of a natural person; empty otherwise. */
  residentId: string;
}

const codeKinds = { enterprise: "91", shop: "92", school: "52", association: "51" } as const;
const endings = { enterprise: "有限公司", shop: "经营部", school: "", association: "" } as const;

/** An identity number nobody holds: its first six digits belong to no real place. */
function inventedResidentId(random: SeededRandom): string {
  const year = 1960 + random.below(43);
  const month = String(1 + random.below(12)).padStart(2, "0");
  const day = String(1 + random.below(28)).padStart(2, "0");
  return syntheticResidentId(county, `${year}${month}${day}`, 1 + random.below(999));
}

/** The serial-th party of a series (two letters, such as MA): the series and serial make its code unique. */
export function inventedParty(
  random: SeededRandom,
  kind: PartyKind,
  trade: string,
  series: string,
  serial: number,
): Party {
  if (kind === "person") {
    const name = personName(random);
    return {
      name,
      category: "自然人",
      uscc: "",
      representative: "",
      representativeId: "",
      residentId: inventedResidentId(random),
    };
  }
  const ending = kind === "shop" && /[部房店馆]$/.test(trade) ? "" : endings[kind];
  return {
    name: `云汀市${brandName(random)}${trade}${ending}`,
    category: kind === "shop" ? "个体工商户" : "法人及非法人组织",
    uscc: syntheticUscc(codeKinds[kind], county, `${series}${organisationSerial(serial)}`),
    representative: personName(random),
    representativeId: inventedResidentId(random),
    residentId: "",
  };
}
