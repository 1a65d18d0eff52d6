using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Portal.Web.Public.Documents;

/// <summary>An address to scan, as the path of one SVG shape: a unit a module, the quiet zone of four modules around it included.</summary>
public sealed record QrCode(int Side, string Path)
{
    /// <summary>Addresses of documents do not change, and drawing one costs as much as a third of its page: kept while it is one of the first thousand, about 4 KB each.</summary>
    private static readonly ConcurrentDictionary<string, QrCode> Drawn = new();
    private const int MostDrawn = 1000;

    public static QrCode Of(string address)
    {
        if (Drawn.TryGetValue(address, out var known)) return known;
        var code = Draw(address);
        if (Drawn.Count < MostDrawn) Drawn.TryAdd(address, code);
        return code;
    }

    private static QrCode Draw(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++) Runs(rows[y], y, path);
        return new QrCode(rows.Count, path.ToString());
    }

    /// <summary>Dark modules side by side make one bar.</summary>
    private static void Runs(BitArray row, int y, StringBuilder path)
    {
        for (var x = 0; x < row.Count; x++)
        {
            if (!row[x]) continue;
            var from = x;
            while (x + 1 < row.Count && row[x + 1]) x++;
            path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1H{from}z");
        }
    }
}
