import "./parts.css";
import { Button, Modal } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { typesLetters } from "./types-letters.ts";

/** The keys that lists of matters understand. */
const keysOfLists = ["j", "k", "Enter", "x", "c", "?"] as const;

/** A sheet of the keyboard's commands: `?` opens it anywhere on the page, a button for who does not know that. */
export const KeySheet = () => {
  const { t } = useTranslation("parts");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || typesLetters(event.target)) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Button type="text" className="no-print wide-only" onClick={() => setOpen(true)}>
        {t("keyboard")} <kbd>?</kbd>
      </Button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t("keyboard")} width={420}>
        <dl className="facts">
          {keysOfLists.map((key) => (
            <div key={key} style={{ display: "contents" }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`key.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
};
