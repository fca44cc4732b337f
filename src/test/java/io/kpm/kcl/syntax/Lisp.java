// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints a tree as S-expressions: the vocabulary of the parser's tests. */
final class Lisp implements ExprVisitor<Boolean, String>, StmtVisitor<Boolean, String> {
  private Lisp() {}

  /** The tree of a program, or its errors one per line. */
  static String parse(String program) {
    var result = Parser.parse(new SourceFile("main.k", program));
    if (!result.diagnostics().isEmpty()) {
      return errors(result);
    }
    return print(result.tree());
  }

  static String print(Module module) {
    return new Lisp().block(module.statements());
  }

  /** The value of {@code x = program}. */
  static String expression(String program) {
    var printed = parse("x = " + program + "\n");
    return printed.startsWith("(= x ") ? printed.substring(5, printed.length() - 1) : printed;
  }

  /** The type of {@code x: type = 1}. */
  static String type(String type) {
    var printed = parse("x: " + type + " = 1\n");
    return printed.startsWith("(= x : ") ? printed.substring(7, printed.length() - 3) : printed;
  }

  /** Each error as {@code line:column text}; the column is 0 if there is none. */
  static List<String> errors(String program) {
    var printed = errors(Parser.parse(new SourceFile("main.k", program)));
    return printed.isEmpty() ? List.of() : List.of(printed.split("\n", -1));
  }

  private static String errors(ParseResult result) {
    var lines = new ArrayList<String>();
    for (var diagnostic : result.diagnostics()) {
      var place = diagnostic.messages().get(0).place().orElseThrow();
      lines.add(place.line() + ":" + place.column() + " " + diagnostic.text());
    }
    return String.join("\n", lines);
  }

  static String print(Expr expr) {
    return expr.accept(new Lisp(), true);
  }

  private String block(List<Stmt> statements) {
    var printed = new ArrayList<String>();
    for (var statement : statements) {
      printed.add(statement.accept(this, true));
    }
    return String.join(" ", printed);
  }

  private String expr(Expr expr) {
    return print(expr);
  }

  private String exprs(List<? extends Expr> exprs) {
    var printed = new StringBuilder();
    for (var expr : exprs) {
      printed.append(' ').append(expr(expr));
    }
    return printed.toString();
  }

  private String optional(Optional<? extends Expr> expr) {
    return expr.isPresent() ? expr(expr.get()) : "_";
  }

  private String type(TypeNode type) {
    return LispTypes.print(type);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + '"';
  }

  @Override
  public String visitInt(Expr.IntLiteral literal, Boolean context) {
    return Long.toString(literal.value());
  }

  @Override
  public String visitQuantity(Expr.QuantityLiteral literal, Boolean context) {
    return literal.number() + literal.unit().text();
  }

  @Override
  public String visitFloat(Expr.FloatLiteral literal, Boolean context) {
    return Double.toString(literal.value());
  }

  @Override
  public String visitString(Expr.StringLiteral literal, Boolean context) {
    return quoted(literal.value());
  }

  @Override
  public String visitJoinedString(Expr.JoinedString joined, Boolean context) {
    var printed = new StringBuilder("(join");
    for (var part : joined.parts()) {
      if (part instanceof StringPart.Text text) {
        printed.append(' ').append(quoted(text.text()));
      } else if (part instanceof StringPart.Interpolation value) {
        printed.append(" (${} ").append(expr(value.value()));
        printed.append(value.format().isEmpty() ? ")" : " " + value.format() + ")");
      }
    }
    return printed.append(')').toString();
  }

  @Override
  public String visitConstant(Expr.Constant constant, Boolean context) {
    return constant.value().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String visitName(Expr.Name name, Boolean context) {
    return name.dotted();
  }

  @Override
  public String visitParen(Expr.Paren paren, Boolean context) {
    return "(paren " + expr(paren.inner()) + ")";
  }

  @Override
  public String visitList(Expr.ListLiteral list, Boolean context) {
    return "(list" + items(list.items()) + ")";
  }

  private String items(List<Item> items) {
    var printed = new StringBuilder();
    for (var item : items) {
      printed.append(' ').append(item(item));
    }
    return printed.toString();
  }

  private String item(Item item) {
    if (item instanceof Item.Splice splice) {
      return "(* " + expr(splice.value()) + ")";
    }
    if (item instanceof Item.If choice) {
      var printed = new StringBuilder("(if");
      for (var branch : choice.branches()) {
        printed.append(" (").append(expr(branch.condition())).append(" =>");
        printed.append(items(branch.items())).append(')');
      }
      return printed + otherwise(items(choice.otherwise())) + ")";
    }
    return item instanceof Expr expr ? expr(expr) : "?";
  }

  private static String otherwise(String printed) {
    return printed.isEmpty() ? "" : " (else" + printed + ")";
  }

  @Override
  public String visitListComprehension(Expr.ListComprehension list, Boolean context) {
    return "(listcomp " + expr(list.element()) + loops(list.loops()) + ")";
  }

  private String loops(List<Loop> loops) {
    var printed = new StringBuilder();
    for (var loop : loops) {
      printed.append(' ').append(loop(loop));
    }
    return printed.toString();
  }

  private String loop(Loop loop) {
    var guard = loop.condition().isPresent() ? " if " + expr(loop.condition().get()) : "";
    return "(for" + exprs(loop.variables()) + " in " + expr(loop.iterable()) + guard + ")";
  }

  @Override
  public String visitConfig(Expr.Config config, Boolean context) {
    return "{" + entries(config.entries()).trim() + "}";
  }

  private String entries(List<Entry> entries) {
    var printed = new StringBuilder();
    for (var entry : entries) {
      printed.append(' ').append(entry(entry));
    }
    return printed.toString();
  }

  private String entry(Entry entry) {
    if (entry instanceof Entry.KeyValue pair) {
      return "(" + key(pair.key()) + " " + pair.operator().text() + " " + expr(pair.value()) + ")";
    }
    if (entry instanceof Entry.If choice) {
      var printed = new StringBuilder("(if");
      for (var branch : choice.branches()) {
        printed.append(" (").append(expr(branch.condition())).append(" =>");
        printed.append(entries(branch.entries())).append(')');
      }
      return printed + otherwise(entries(choice.otherwise())) + ")";
    }
    return entry instanceof Entry.Unpack unpack ? "(** " + expr(unpack.value()) + ")" : "?";
  }

  private String key(Entry.Key key) {
    if (key instanceof Entry.NameKey name) {
      return name.name();
    }
    if (key instanceof Entry.TextKey text) {
      return quoted(text.text());
    }
    if (key instanceof Entry.ElementKey element) {
      return element.name() + "@" + element.index();
    }
    return key instanceof Entry.ComputedKey computed ? "(key " + expr(computed.value()) + ")" : "?";
  }

  @Override
  public String visitConfigComprehension(Expr.ConfigComprehension config, Boolean context) {
    return "(dictcomp " + entry(config.entry()) + loops(config.loops()) + ")";
  }

  @Override
  public String visitSchemaInstance(Expr.SchemaInstance instance, Boolean context) {
    var arguments = instance.arguments().equals(Arguments.NONE)
        ? ""
        : " (args" + arguments(instance.arguments()) + ")";
    return "(new " + instance.schema().dotted() + arguments + " " + expr(instance.config()) + ")";
  }

  private String arguments(Arguments arguments) {
    var printed = new StringBuilder(exprs(arguments.positional()));
    for (var keyword : arguments.keywords()) {
      printed.append(" (").append(keyword.name().text()).append(" = ");
      printed.append(expr(keyword.value())).append(')');
    }
    return printed.toString();
  }

  @Override
  public String visitQuantifier(Expr.Quantifier quantifier, Boolean context) {
    var kind = quantifier.kind().name().toLowerCase(Locale.ROOT);
    return "(" + kind + " " + loop(quantifier.loop()) + " " + expr(quantifier.body()) + ")";
  }

  @Override
  public String visitLambda(Expr.Lambda lambda, Boolean context) {
    var result = lambda.result().isPresent() ? " -> " + type(lambda.result().get()) : "";
    var body = lambda.body().isEmpty() ? "" : " " + block(lambda.body());
    return "(lambda " + parameters(lambda.parameters()) + result + body + ")";
  }

  private String parameters(List<Parameter> parameters) {
    var printed = new ArrayList<String>();
    for (var parameter : parameters) {
      var type = parameter.type().isPresent() ? ":" + type(parameter.type().get()) : "";
      var value = parameter.value().isPresent() ? "=" + expr(parameter.value().get()) : "";
      printed.add(parameter.name().text() + type + value);
    }
    return "[" + String.join(" ", printed) + "]";
  }

  @Override
  public String visitSelector(Expr.Selector selector, Boolean context) {
    var printed = new StringBuilder("(").append(selector.optional() ? "?. " : ". ");
    printed.append(expr(selector.value()));
    for (var name : selector.names()) {
      printed.append(' ').append(name.text());
    }
    return printed.append(')').toString();
  }

  @Override
  public String visitSubscript(Expr.Subscript subscript, Boolean context) {
    var operator = subscript.optional() ? "(?[] " : "([] ";
    return operator + expr(subscript.value()) + " " + expr(subscript.index()) + ")";
  }

  @Override
  public String visitSlice(Expr.Slice slice, Boolean context) {
    var bounds = slice.bounds();
    var printed =
        optional(bounds.from()) + " " + optional(bounds.to()) + " " + optional(bounds.step());
    return (slice.optional() ? "(?[:] " : "([:] ") + expr(slice.value()) + " " + printed + ")";
  }

  @Override
  public String visitCall(Expr.Call call, Boolean context) {
    return "(call " + expr(call.function()) + arguments(call.arguments()) + ")";
  }

  @Override
  public String visitUnary(Expr.Unary unary, Boolean context) {
    return "(" + unary.operator().text() + " " + expr(unary.operand()) + ")";
  }

  @Override
  public String visitBinary(Expr.Binary binary, Boolean context) {
    var printed = expr(binary.first());
    for (var operation : binary.operations()) {
      printed =
          "(" + operation.operator().text() + " " + printed + " " + expr(operation.operand()) + ")";
    }
    return printed;
  }

  @Override
  public String visitCompare(Expr.Compare compare, Boolean context) {
    var printed = new StringBuilder("(cmp ").append(expr(compare.first()));
    for (var comparison : compare.comparisons()) {
      printed.append(' ').append(comparison.operator().text());
      printed.append(' ').append(expr(comparison.operand()));
    }
    return printed.append(')').toString();
  }

  @Override
  public String visitConditional(Expr.Conditional conditional, Boolean context) {
    var printed = new StringBuilder("(cond");
    for (var arm : conditional.arms()) {
      printed.append(" (").append(expr(arm.condition())).append(" => ");
      printed.append(expr(arm.value())).append(')');
    }
    return printed.append(' ').append(expr(conditional.otherwise())).append(')').toString();
  }

  @Override
  public String visitMissing(Expr.Missing missing, Boolean context) {
    return "(missing)";
  }

  @Override
  public String visitImport(Stmt.Import declaration, Boolean context) {
    return "(import " + declaration.writtenPath() + " " + declaration.boundName() + ")";
  }

  @Override
  public String visitTypeAlias(Stmt.TypeAlias typeAlias, Boolean context) {
    return "(type " + typeAlias.name().text() + " " + type(typeAlias.type()) + ")";
  }

  @Override
  public String visitAssign(Stmt.Assign assign, Boolean context) {
    var printed = new StringBuilder("(=");
    for (var target : assign.targets()) {
      printed.append(' ').append(target(target));
    }
    if (assign.type().isPresent()) {
      printed.append(" : ").append(type(assign.type().get()));
    }
    return printed.append(' ').append(expr(assign.value())).append(')').toString();
  }

  private String target(Target target) {
    var printed = new StringBuilder(target.name().text());
    for (var step : target.path()) {
      if (step instanceof Target.Member member) {
        printed.append('.').append(member.name());
      } else if (step instanceof Target.Element element) {
        printed.append('[').append(expr(element.index())).append(']');
      }
    }
    return printed.toString();
  }

  @Override
  public String visitAugment(Stmt.Augment augment, Boolean context) {
    return "(" + augment.operator().text() + " " + target(augment.target()) + " "
        + expr(augment.value()) + ")";
  }

  @Override
  public String visitUnify(Stmt.Unify unify, Boolean context) {
    return "(unify " + target(unify.target()) + " " + expr(unify.value()) + ")";
  }

  @Override
  public String visitAssert(Stmt.Assert assertion, Boolean context) {
    return "(assert " + check(assertion.check()) + ")";
  }

  private String check(Check check) {
    var guard = check.guard().isPresent() ? " if " + expr(check.guard().get()) : "";
    var message = check.message().isPresent() ? " , " + expr(check.message().get()) : "";
    return expr(check.condition()) + guard + message;
  }

  @Override
  public String visitIf(Stmt.If choice, Boolean context) {
    var printed = new StringBuilder("(if");
    for (var branch : choice.branches()) {
      printed.append(" (").append(expr(branch.condition())).append(" => ");
      printed.append(block(branch.body())).append(')');
    }
    var otherwise = block(choice.otherwise());
    return printed + (otherwise.isEmpty() ? "" : " (else " + otherwise + ")") + ")";
  }

  @Override
  public String visitExpression(Stmt.Expression expression, Boolean context) {
    return expr(expression.value());
  }

  @Override
  public String visitSchema(Stmt.Schema schema, Boolean context) {
    var body = schema.body();
    var printed = new StringBuilder("(").append(schema.kind().name().toLowerCase(Locale.ROOT));
    printed.append(header(schema.header()));
    if (!body.mixins().isEmpty()) {
      printed.append(" (mixin").append(exprs(body.mixins())).append(')');
    }
    if (!body.statements().isEmpty()) {
      printed.append(' ').append(block(body.statements()));
    }
    if (body.signature().isPresent()) {
      printed.append(' ').append(signature(body.signature().get()));
    }
    return printed.append(checks(body.checks())).append(')').toString();
  }

  private String header(SchemaHeader header) {
    var printed = new StringBuilder(" ").append(header.name().text());
    printed.append(decorators(header.decorators()));
    if (!header.parameters().isEmpty()) {
      printed.append(' ').append(parameters(header.parameters()));
    }
    if (!header.parents().isEmpty()) {
      printed.append(" (<").append(exprs(header.parents())).append(')');
    }
    if (header.host().isPresent()) {
      printed.append(" (for ").append(header.host().get().dotted()).append(')');
    }
    return printed.toString();
  }

  private String decorators(List<Decorator> decorators) {
    var printed = new StringBuilder();
    for (var decorator : decorators) {
      printed.append(" (@").append(decorator.name().dotted());
      printed.append(arguments(decorator.arguments())).append(')');
    }
    return printed.toString();
  }

  private String signature(IndexSignature signature) {
    var key = signature.key();
    var name = key.name().isPresent() ? key.name().get().text() + ": " : "";
    var printed = "([" + name + (key.anyOther() ? "..." : "") + type(key.type()) + "] ";
    var value = signature.value().isPresent() ? " = " + expr(signature.value().get()) : "";
    return printed + type(signature.type()) + value + ")";
  }

  private String checks(List<Check> checks) {
    var printed = new StringBuilder();
    for (var check : checks) {
      printed.append(" (check ").append(check(check)).append(')');
    }
    return printed.toString();
  }

  @Override
  public String visitRule(Stmt.Rule rule, Boolean context) {
    return "(rule" + header(rule.header()) + checks(rule.checks()) + ")";
  }

  @Override
  public String visitAttribute(Stmt.Attribute attribute, Boolean context) {
    var name = attribute.name();
    var value = attribute.value().isPresent()
        ? " " + attribute.value().get().operator().text() + " "
            + expr(attribute.value().get().value())
        : "";
    return "(attr" + decorators(attribute.decorators()) + " " + name.text()
        + (name.optional() ? "?" : "") + " " + type(attribute.type()) + value + ")";
  }
}
