// The one name that all scripts of the page share. Each script is one closure that takes what it needs from those before
// it and puts what others may use on `page`, under the name of its file; scripts come in the order of index.html.
//
//   dom, numbers, names, say, bus     elements, texts, who tells whom
//   time, plot, intervals             axes and drawings
//   engine, history, session, view    the scenario text, what the engine says of it, and how it is looked at
//   panels, strip, cord, values       what is drawn of an answer
//   fields, injury, treatment         controls; they ask the session for changes of the text, and never keep a value
//   bands, question, window, why      what is asked over many parameter sets, in a worker of its own
//   lesson, guess, predict, sheet     lessons: what somebody has answered, and how it is asked for and told
//   borrow, lessons                   a lesson has the very controls and drawings of the other views
//   link, save, script, keys, main    what is taken away, the text itself, keys, and the beginning
"use strict";

const page = { languages: {} };
