// Runs in the document's head, before anything is painted: a dark theme must not begin with a white flash.
import { apply, read, stored } from "./preferences";

apply(document.documentElement, read(stored()));
