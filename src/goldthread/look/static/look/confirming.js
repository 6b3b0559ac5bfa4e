// What confirming gains with a script: cards swapped in place, changes of others seen, keys, adding by marking.
// Every act of it works without, as plain links and forms.
import { listenForKeys } from "./confirming/keys.js";
import { offerToAdd } from "./confirming/marking.js";
import { keepPlace } from "./confirming/swapping.js";
import { watchForOthers } from "./confirming/watching.js";

keepPlace();
watchForOthers();
offerToAdd();
listenForKeys();
