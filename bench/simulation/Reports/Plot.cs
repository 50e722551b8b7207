using System.Globalization;
using System.Text;

namespace AkkaCluster.Simulation.Reports;

/// <summary>Lines over the number of workers, as an SVG; that axis is logarithmic, and the other one where it is told.</summary>
/// <param name="title">What is drawn.</param>
/// <param name="isLogarithmic">Whether the values' axis is so too.</param>
internal sealed class Plot(string title, bool isLogarithmic)
{
    private const double Width = 640;
    private const double Height = 360;
    private const double Left = 70;
    private const double Right = 200;
    private const double Top = 34;
    private const double Bottom = 34;

    private static readonly string[] Colours = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#7f7f7f", "#17becf"];

    private readonly List<(string Name, IReadOnlyList<(double X, double Y)> Points)> _lines = [];

    public void Add(string name, IEnumerable<(double X, double Y)> points) => _lines.Add((name, [.. points]));

    public string ToSvg()
    {
        var all = _lines.SelectMany(line => line.Points).ToList();
        var (left, right) = (Math.Log10(all.Min(point => point.X)), Math.Log10(all.Max(point => point.X)));
        var (low, high) = isLogarithmic ? (Math.Floor(Scale(all.Min(point => point.Y))), Math.Ceiling(Scale(all.Max(point => point.Y)))) : (0, 1);
        double X(double x) => Left + (Width - Left - Right) * (right > left ? (Math.Log10(x) - left) / (right - left) : 0.5);
        double Y(double y) => Height - Bottom - (Height - Top - Bottom) * (Scale(y) - low) / Math.Max(1e-9, high - low);
        var svg = new StringBuilder();
        void Write(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Write($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/><text x=\"{Left}\" y=\"18\" font-weight=\"bold\">{title}</text>");
        foreach (var x in all.Select(point => point.X).Distinct().Order())
            Write($"<text x=\"{X(x):0.0}\" y=\"{Height - 14}\" text-anchor=\"middle\">{x:0}</text>");
        for (var step = 0; step <= (isLogarithmic ? high - low : 4); step++)
        {
            var value = isLogarithmic ? Math.Pow(10, low + step) : step / 4.0;
            Write($"<path d=\"M{Left} {Y(value):0.0}H{Width - Right}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{Y(value) + 4:0.0}\" text-anchor=\"end\">{(isLogarithmic ? value.ToString("#,0", CultureInfo.InvariantCulture) : value.ToString("0%", CultureInfo.InvariantCulture))}</text>");
        }

        foreach (var (i, line) in _lines.Index())
        {
            var colour = Colours[i % Colours.Length];
            var points = string.Join(' ', line.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):0.0},{Y(point.Y):0.0}")));
            Write($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{points}\"/><text x=\"{Width - Right + 10}\" y=\"{Top + 18 * i + 10}\" fill=\"{colour}\">{line.Name}</text>");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private double Scale(double y) => isLogarithmic ? Math.Log10(Math.Max(y, 1e-3)) : y;
}
