using System.Text.Json;
using System.Text.Unicode;

namespace AkkaCluster.Http;

/// <summary>
/// Holds JSON against what its reader takes for granted: one value, every text of it whole characters. Neither bytes that are no UTF-8 nor half of a surrogate
/// pair (<c>"\ud83d"</c>) trouble the reader before somebody asks for that text, which is too late to say where it stands.
/// </summary>
internal static class JsonCheck
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The JSON without the mark that some editors begin a file with.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) => json.Span.StartsWith(ByteOrderMark) ? json[3..] : json;

    /// <summary>Reads it to its end.</summary>
    /// <exception cref="JsonException">It is no JSON, or not one value, or has a text that is none.</exception>
    public static void Require(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsText(ref reader))
                throw Problem(json, (int)reader.TokenStartIndex);
        }
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (!Utf8.IsValid(reader.ValueSpan))
            return false;
        if (!reader.ValueIsEscaped)
            return true;
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonException Problem(ReadOnlySpan<byte> json, int at)
    {
        var before = json[..at];
        var (line, column) = (before.Count((byte)'\n'), at - (before.LastIndexOf((byte)'\n') + 1));
        return new JsonException($"The text that begins there is no Unicode: it has bytes that are no UTF-8, or half of a surrogate pair. LineNumber: {line} | BytePositionInLine: {column}.");
    }
}
