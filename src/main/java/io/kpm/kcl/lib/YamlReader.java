// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML 1.2 texts into values. No type but scalars, lists and dicts is ever made; an alias is
 * a copy, and all copies together are bounded. Of equal keys the last wins.
 */
public final class YamlReader {
  // a text of a few lines can ask for any number; 10^6 values take about 50 MiB
  private static final long MOST_ALIASED = 1_000_000;

  private final Iterator<Event> events;
  private final Map<Anchor, Value> anchors = new HashMap<>();
  private long items;
  private long aliased;

  private YamlReader(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * The only document of a text, None if there is none.
   *
   * @throws EvalError if the text is no YAML or has several documents
   */
  public static Value one(String text) {
    var documents = documents(text);
    if (documents.size() > 1) {
      throw new EvalError(
          "deserializing from YAML containing more than one document is not supported");
    }
    return documents.isEmpty() ? Absent.NONE : documents.get(0);
  }

  /**
   * All documents of a text; a text without any counts as one that is None.
   *
   * @throws EvalError if the text is no YAML
   */
  public static KclList all(String text) {
    var documents = documents(text);
    return documents.isEmpty() ? KclList.of(Absent.NONE) : documents;
  }

  private static KclList documents(String text) {
    try {
      return new YamlReader(new Parse(settings()).parseString(text).iterator()).stream();
    } catch (MarkedYamlEngineException e) {
      throw new EvalError(message(e));
    } catch (YamlEngineException e) {
      throw new EvalError("invalid YAML: " + e.getMessage());
    }
  }

  private static LoadSettings settings() {
    return LoadSettings.builder().setCodePointLimit((int) Limits.STRING_BYTES).build();
  }

  private KclList stream() {
    var documents = new KclList();
    while (events.hasNext()) {
      var event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        anchors.clear();
        documents.add(value(events.next(), 0));
      }
    }
    return documents;
  }

  private Value value(Event event, int level) {
    Limits.depth(level);
    Limits.items(++items);
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      case SequenceStart -> anchored((CollectionStartEvent) event, list(level + 1));
      case MappingStart -> anchored((CollectionStartEvent) event, dict(level + 1));
      case Comment, DocumentEnd, DocumentStart, MappingEnd, SequenceEnd, StreamEnd, StreamStart ->
        throw new IllegalStateException("unexpected " + event);
    };
  }

  private KclList list(int level) {
    var list = new KclList();
    for (var next = events.next(); next.getEventId() != Event.ID.SequenceEnd; ) {
      list.add(value(next, level));
      next = events.next();
    }
    return list;
  }

  private KclDict dict(int level) {
    var dict = new KclDict();
    for (var next = events.next(); next.getEventId() != Event.ID.MappingEnd; ) {
      var key = key(next);
      dict.put(key, value(events.next(), level));
      next = events.next();
    }
    return dict;
  }

  private String key(Event event) {
    if (event instanceof ScalarEvent scalar) {
      register(scalar.getAnchor(), StrValue.of(scalar.getValue()));
      return scalar.getValue();
    }
    if (event instanceof AliasEvent alias && alias(alias) instanceof StrValue text) {
      return text.value();
    }
    var kind = event.getEventId() == Event.ID.SequenceStart ? "sequence" : "map";
    throw new EvalError("invalid type: " + kind + ", expected a string key" + at(event));
  }

  private Value scalar(ScalarEvent event) {
    var value = YamlScalar.read(event.getValue(), event.isPlain(), event.getTag())
        .orElseThrow(() -> new EvalError("invalid type: `" + event.getValue()
            + "` with tag " + event.getTag().orElse("!!int")
            + ", expected any valid JSON value" + at(event)));
    register(event.getAnchor(), value);
    return value;
  }

  private Value anchored(CollectionStartEvent event, Value value) {
    if (event.getTag().isPresent() && !isCollectionTag(event.getTag().get())) {
      throw new EvalError("invalid type: enum, expected any valid JSON value" + at(event));
    }
    register(event.getAnchor(), value);
    return value;
  }

  private static boolean isCollectionTag(String tag) {
    return tag.equals("!") || tag.equals(Tag.SEQ.getValue()) || tag.equals(Tag.MAP.getValue());
  }

  private void register(Optional<Anchor> anchor, Value value) {
    if (anchor.isPresent()) {
      anchors.put(anchor.get(), value);
    }
  }

  private Value alias(AliasEvent event) {
    var value = anchors.get(event.getAlias());
    if (value == null) {
      throw new EvalError("unknown anchor" + at(event));
    }
    aliased += size(value);
    if (aliased > MOST_ALIASED) {
      throw new EvalError("aliases that stand for more than " + MOST_ALIASED
          + " values (limit `items`)" + at(event));
    }
    return Copies.deep(value);
  }

  /** The number of values in {@code value}, itself included. */
  private static long size(Value value) {
    long size = 1;
    if (value instanceof KclList list) {
      for (int i = 0; i < list.size(); i++) {
        size += size(list.get(i));
      }
    } else if (value instanceof KclDict dict) {
      for (int i = 0; i < dict.size(); i++) {
        size += size(dict.valueAt(i));
      }
    }
    return size;
  }

  private static String at(Event event) {
    return event.getStartMark().map(YamlReader::at).orElse("");
  }

  private static String at(Mark mark) {
    return " at line " + (mark.getLine() + 1) + " column " + (mark.getColumn() + 1);
  }

  private static String message(MarkedYamlEngineException e) {
    var problem = e.getProblem() == null ? "invalid YAML" : e.getProblem();
    if (problem.equals("mapping values are not allowed here")) {
      problem = "mapping values are not allowed in this context";
    }
    var place = e.getProblemMark().map(YamlReader::at).orElse("");
    var context = e.getContext() == null ? "" : ", " + e.getContext();
    return problem + place + context;
  }
}
