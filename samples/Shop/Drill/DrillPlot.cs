namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>The availability over time as a picture: a band for each series, one above the other, and the faults behind them.</summary>
internal static class DrillPlot
{
    private const int Left = 150;
    private const int Width = 900;
    private const int Band = 70;
    private const int Gap = 22;
    private const int Top = 48;

    private static readonly (Series Series, string Name, string Colour)[] Bands =
    [
        (Series.OrderWrites, "CP: carts, orders, write", "#b3261e"), (Series.OrderReads, "CP: carts, orders, read", "#d9730d"), (Series.CatalogueWrites, "AP: catalogue, write", "#0b5fae"),
        (Series.CatalogueReads, "AP: catalogue, read", "#2e8b57"), (Series.EdgeReads, "catalogue by the edge", "#6a4fb3"),
    ];

    public static string Draw(Availability availability, IReadOnlyList<Fault> faults, TimeSpan length)
    {
        var height = Top + (Bands.Length * (Band + Gap)) + 20;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"12\"><rect width=\"{Width}\" height=\"{height}\" fill=\"#fff\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"18\" font-size=\"14\">Share of requests answered within 2 s, of those that reached a living process</text>");
        foreach (var fault in faults)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{X(fault.At):0.#}\" y=\"{Top}\" width=\"{X(fault.At + fault.Lasting) - X(fault.At):0.#}\" height=\"{height - Top - 20}\" fill=\"#e3e6ea\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(fault.At):0.#}\" y=\"{Top - 6}\">{fault.Kind.ToString().ToLowerInvariant()} {fault.Node + 1}</text>");
        }
        for (var band = 0; band < Bands.Length; band++)
        {
            var (series, name, colour) = Bands[band];
            var bottom = Top + (band * (Band + Gap)) + Band;
            var (good, all) = availability.Total(series);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - 10}\" y1=\"{bottom}\" y2=\"{bottom}\" stroke=\"#999\"/><text x=\"4\" y=\"{bottom - 40}\">{name}</text><text x=\"4\" y=\"{bottom - 24}\">{good} of {all}</text>");
            foreach (var (second, share) in availability.Of(series).Where(point => point.Second < length.TotalSeconds))
            {
                var (at, tall) = (TimeSpan.FromSeconds(second), share * (Band - 4));
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{X(at):0.#}\" width=\"{X(at + TimeSpan.FromSeconds(0.9)) - X(at):0.#}\" y=\"{bottom - tall:0.#}\" height=\"{tall:0.#}\" fill=\"{colour}\"/>");
            }
        }
        for (var second = 0; second <= length.TotalSeconds; second += Math.Max(5, (int)length.TotalSeconds / 12))
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(TimeSpan.FromSeconds(second)):0.#}\" y=\"{height - 6}\">{second} s</text>");
        return svg.Append("</svg>\n").ToString();

        double X(TimeSpan at) => Left + (at / length * (Width - Left - 10));
    }
}
