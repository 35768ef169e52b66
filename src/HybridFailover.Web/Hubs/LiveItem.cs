using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridFailover.Web.Hubs;

/// <summary>One message to a program, as the JSON that it is sent as: made once, however many programs get it.</summary>
[JsonConverter(typeof(Verbatim))]
public readonly record struct LiveItem(ReadOnlyMemory<byte> Json)
{
    private sealed class Verbatim : JsonConverter<LiveItem>
    {
        public override LiveItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Nobody sends these to the monitor.");

        // Our own serializer has just written it: checking it again for every receiver would be half of what a message costs.
        public override void Write(Utf8JsonWriter writer, LiveItem value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
    }
}
