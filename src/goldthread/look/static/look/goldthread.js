// Sets the design system's components going. Every page works without it.
import { initAll } from "./vendor/govuk-frontend.min.js";

initAll();
