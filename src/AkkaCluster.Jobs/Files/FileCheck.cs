using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Files;

/// <summary>What a file may be called, and how it is known.</summary>
internal static class FileCheck
{
    private const int LongestName = 1000;

    /// <summary>What is wrong with a file, in a sentence; null where nothing is.</summary>
    public static string? Error(JobFile file) =>
        !IsName(file.Name) ? $"A file's name has {file.Name.Length} characters; expected 1 to {LongestName} whole ones, none of them for control."
        : !IsHash(file.Sha256) ? $"The file '{file.Name}' has the SHA-256 '{StorableText.Of(file.Sha256, 100)}'; expected 64 lower-case hexadecimal digits."
        : file.Size < 0 ? $"The file '{file.Name}' has {file.Size} bytes; expected 0 or more."
        : null;

    /// <summary>Whether a file may be called so.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && !name.Any(char.IsControl) && StorableText.LoneSurrogate(name) < 0;

    /// <summary>Whether it is a SHA-256 as the store knows files by.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether it is an upload's id.</summary>
    public static bool IsUpload(string text) => Guid.TryParseExact(text, "N", out _);
}
