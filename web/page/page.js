// The one name that all scripts of the page share. Each script is one closure that puts what others may use on it;
// scripts come in the order of index.html, so that a script finds only what stands before it.
"use strict";

const page = { languages: {} };
