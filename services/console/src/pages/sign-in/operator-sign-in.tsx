import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client.ts";
import { keys } from "../../api/keys.ts";
import { operatorToken } from "../../api/operator-token.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

/** The operator's way in: the token of the data folder, which this page keeps in memory alone. */
export const OperatorSignIn = () => {
  const { t } = useTranslation("sign-in");
  const client = useQueryClient();
  const [token, setToken] = useState("");
  const [error, setError] = useState<unknown>();
  const [waiting, setWaiting] = useState(false);
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setError(undefined);
    setWaiting(true);
    operatorToken.keep(token.trim());
    try {
      await api.get("/api/v1/me");
      await client.invalidateQueries({ queryKey: keys.session });
    } catch (problem) {
      operatorToken.keep(undefined);
      setError(problem);
      setWaiting(false);
    }
  };
  return (
    <details style={{ marginTop: 24 }}>
      <summary>{t("operator")}</summary>
      <form onSubmit={(event) => void enter(event)} autoComplete="off" style={{ marginTop: 8 }}>
        <p className="quiet">{t("operator.how")}</p>
        <div className="buttons">
          <Input.Password
            value={token}
            onChange={(event) => setToken(event.target.value)}
            autoComplete="off"
            aria-label={t("operator.token")}
            placeholder={t("operator.token")}
            style={{ width: 320, maxWidth: "100%" }}
            visibilityToggle={false}
          />
          <Button htmlType="submit" disabled={token.trim() === ""} loading={waiting}>
            {t("operator.enter")}
          </Button>
        </div>
        {error !== undefined && <ProblemAlert error={error} />}
      </form>
    </details>
  );
};
