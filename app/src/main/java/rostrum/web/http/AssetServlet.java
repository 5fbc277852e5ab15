package rostrum.web.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import rostrum.Refused;
import rostrum.Refused.Reason;

/** Style sheet, script, icon. */
public final class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Assets assets;

    public AssetServlet(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Assets.Asset asset =
                assets.find(request.getRequestURI())
                        .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        response.setContentType(asset.type());
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("Vary", "Accept-Encoding");
        boolean gzip = Answers.acceptsGzip(request);
        ByteBuffer bytes = (gzip ? asset.gzip() : asset.plain()).duplicate();
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(bytes.remaining());
        response.getOutputStream().write(bytes);
    }
}
