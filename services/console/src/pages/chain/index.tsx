import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api } from "../../api/client.ts";
import { keys } from "../../api/keys.ts";
import { saveFile } from "../../api/save-file.ts";
import type { MatterSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { MatterTable } from "../../parts/matter-table/matter-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";

/** All matters of one chain that I may know of, and their proof to take along. */
const Chain = () => {
  const { t } = useTranslation("chain");
  const { id = "" } = useParams();
  const path = `/api/v1/chains/${encodeURIComponent(id)}`;
  const chain = useAsk<{ items: MatterSummary[] }>(keys.chain(id), path);
  const [fault, setFault] = useState<unknown>();
  const take = (): void => {
    setFault(undefined);
    api.bytes(`${path}/export`).then((bytes) => saveFile(bytes, `chain-${id}.zip`), setFault);
  };
  return (
    <>
      <PageHead title={t("title")}>
        <Button onClick={take}>{t("export")}</Button>
      </PageHead>
      {fault !== undefined && <ProblemAlert error={fault} />}
      {chain.error ? (
        <ProblemAlert error={chain.error} retry={() => void chain.refetch()} />
      ) : (
        <MatterTable name={t("title")} of={id} items={chain.data?.items ?? []} loading={chain.isPending} empty={<Empty why={t("empty")} />} />
      )}
    </>
  );
};

export default Chain;
