using AkkaCluster.Hosting.Configuration;

namespace AkkaCluster.Hosting.Tests.Configuration;

public class HoconBracketsTests
{
    [Theory]
    [InlineData("a { b = [1, { c = 2 }] }")]
    [InlineData("a = \"{\", b = \"\\\"[\"\"}\"")]
    [InlineData("a = \"\"\"\n{ \" [\n\"\"\"")]
    [InlineData("# {\n// [\na = 1 # }")]
    public void Texts_and_comments_are_passed_over(string hocon) => Assert.Null(HoconBrackets.Fault(hocon));

    [Theory]
    [InlineData("a {\n  b {\n}", "the '{' of line 1 is not closed")]
    [InlineData("a {\n}\n}\nb = 1", "line 3 has a '}' without its '{'")]
    [InlineData("a = [1\nb { }\n}", "line 3 has a '}' without its '{'")]
    [InlineData("a = \"\"\"\n\n\"\"\"\nb = ]", "line 4 has a ']' without its '['")]
    public void A_bracket_without_its_like_is_found_with_its_line(string hocon, string fault) => Assert.Equal(fault, HoconBrackets.Fault(hocon));
}
