#pragma once
#include "formats/picture_frames.h"

// Decoding and drawing, with libvips. Only the worker's program has this: whatever a hostile
// picture makes of it happens there, where nothing can be opened, started or written (confine.h).
namespace wellmet::pictures {

// Once, before confine(): libvips reads its modules. False when it cannot.
bool ready_to_draw();

// The first picture of the bytes, upright, in sRGB, on white where it is transparent; drawn anew
// from its pixels for each wish, so that no metadata of the bytes survives.
PictureAnswer draw(const PictureRequest&);

}  // namespace wellmet::pictures
