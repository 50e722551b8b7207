using System.Globalization;
using System.Net;
using System.Text;

namespace AkkaCluster.Cli.Compare;

/// <summary>One plot as SVG: a line a side over the seconds since its fault, or since the start where there was none, and one scale for all.</summary>
internal sealed class Plot(string title, Func<SecondReport, double> value)
{
    private const double Width = 900;
    private const double Height = 240;
    private const double Left = 64;
    private const double Bottom = 30;
    private const double Top = 12;

    /// <summary>The class that gives a side its colour in the page.</summary>
    public static string ColourOf(int side) => side == 0 ? "cluster" : "balanced";

    public string Draw(IReadOnlyList<SideReport> sides)
    {
        var first = sides.Min(side => Math.Floor(Since(side, 0)));
        var last = Math.Max(first + 1, sides.Max(side => Math.Ceiling(Since(side, side.Seconds.Count))));
        var most = Axis(sides.SelectMany(side => side.Seconds).Select(value).DefaultIfEmpty(0).Max());
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{WebUtility.HtmlEncode(title)}</figcaption><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        for (var line = 0; line <= 4; line++)
        {
            var y = Y(most * line / 4, most);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{most * line / 4:#,0.##}</text>");
        }

        var step = Math.Max(1, Math.Ceiling((last - first) / 12));
        for (var second = Math.Ceiling(first / step) * step; second <= last; second += step)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(second):0.#}\" y=\"{Height - 8}\" text-anchor=\"middle\">{second} s</text>");
        if (sides.Any(side => side.FaultAt is not null))
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"fault\" x1=\"{X(0):0.#}\" x2=\"{X(0):0.#}\" y1=\"{Top}\" y2=\"{Height - Bottom}\"><title>the fault</title></line>");
        for (var i = 0; i < sides.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{ColourOf(i)}\" points=\"");
            foreach (var second in sides[i].Seconds)
                svg.Append(CultureInfo.InvariantCulture, $"{X(Since(sides[i], second.Second + 0.5)):0.#},{Y(value(second), most):0.#} ");
            svg.Append("\"/>");
        }

        return svg.Append("</svg></figure>").ToString();

        double X(double second) => Left + (second - first) / (last - first) * (Width - Left - 10);
    }

    private static double Since(SideReport side, double second) => second - (side.FaultAt ?? 0);

    /// <summary>The least of 1, 2, 5, 10, 20, … that is not below.</summary>
    internal static double Axis(double most)
    {
        if (most <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new[] { 1, 2, 5, 10 }.Select(step => step * power).First(axis => axis >= most);
    }

    private static double Y(double at, double most) => Height - Bottom - at / most * (Height - Bottom - Top);
}
