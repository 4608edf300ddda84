import "./style.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startLanguage } from "./language.ts";
import { noteStyles } from "./style-nonce.ts";

noteStyles();
await startLanguage();
createRoot(document.getElementById("root")!).render(<App />);
