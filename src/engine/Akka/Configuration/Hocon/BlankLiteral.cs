namespace Akka.Configuration.Hocon;

/// <summary>The blanks between two values: part of a text, nothing between arrays and objects.</summary>
internal sealed class BlankLiteral : HoconLiteral;
