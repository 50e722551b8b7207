using AkkaCluster.ConventionTests.Source;

namespace AkkaCluster.ConventionTests.SelfTests;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("a // b {\nc", "a\nc")]
    [InlineData("a /* { \n } */ c", "a\nc")]
    [InlineData("f(\"{\\\"}\") g", "f()g")]
    [InlineData("f(@\"\\\"\"{\") g", "f()g")]
    [InlineData("f($\"{g(\"}\")}{{\") h", "f()h")]
    [InlineData("f($@\"{g(\"}\")}\"\"{{\") h", "f()h")]
    [InlineData("f('\\'', '{') g", "f(,)g")]
    [InlineData("#if {\nx", "\nx")]
    [InlineData("f(\"\"\"{\"\"\") g", "f()g")]
    [InlineData("f($$\"\"\"{{a}}\"\"\") g", "f()g")]
    [InlineData("@class { }", "@class{}")]
    public void Whatever_is_not_code_is_blanked_and_keeps_its_length(string text, string code)
    {
        var blanked = CodeText.Blank(text);
        Assert.Equal(text.Length, blanked.Length);
        Assert.Equal(code, blanked.Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"never closed")]
    [InlineData("/* never closed")]
    [InlineData("$\"{ never closed")]
    [InlineData("'")]
    [InlineData("$@")]
    [InlineData("\"\"\"")]
    public void Unfinished_text_ends_with_the_file(string text) => Assert.Equal(text.Length, CodeText.Blank(text).Length);
}
